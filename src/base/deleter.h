// For std::unique_ptr to what a C library made: the deleter names the function that frees it.
#pragma once

namespace portolan::base {

template<auto Destroy>
struct Deleter {
    template<class T>
    void operator()(T* p) const {
        Destroy(p);
    }
};

} // namespace portolan::base
