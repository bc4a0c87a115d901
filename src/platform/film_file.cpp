#include "platform/film_file.h"

#include "base/deleter.h"
#include "platform/part_file.h"

#include <fmt/format.h>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <utility>

namespace portolan::platform {

namespace {

constexpr double kKeyFrameSeconds = 2; // a player finds any moment within it

struct FreeFormat {
    void operator()(AVFormatContext* format) const {
        avio_closep(&format->pb);
        avformat_free_context(format);
    }
};
struct FreeCodec {
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
};
struct FreeFrame {
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct FreePacket {
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};

std::string reasonOf(int error) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    return av_make_error_string(text.data(), text.size(), error);
}

auto cannotWrite(const std::string& path, int error) {
    return base::fail(base::ErrorCode::Machine,
                      fmt::format("{} cannot be written ({})", path, reasonOf(error)),
                      "choose a folder that exists, may be written and has room");
}

auto cannotEncode(const FilmFormat& format, int error) {
    return base::fail(base::ErrorCode::Machine,
                      fmt::format("no {} film of {} × {} can be made here ({})",
                                  format.kind == FilmKind::Mp4 ? "H.264" : "VP9", format.sizePx.x,
                                  format.sizePx.y, reasonOf(error)),
                      "install Debian's libavcodec59, or choose 1920x1080");
}

/// Text and thin arcs must stay sharp; yet two processors should keep up with playing.
void chooseQuality(FilmKind kind, AVCodecContext& codec) {
    const auto set = [&codec](const char* name, const char* value) {
        av_opt_set(codec.priv_data, name, value, 0);
    };
    if (kind == FilmKind::Mp4) {
        set("preset", "veryfast");
        set("crf", "17");
        return;
    }
    set("deadline", "realtime");
    set("cpu-used", "7");
    set("row-mt", "1");
    set("tile-columns", "2");
    set("crf", "20");
}

/// What the colours of a screen are in a film of high definition.
void describeColours(AVCodecContext& codec) {
    codec.colorspace = AVCOL_SPC_BT709;
    codec.color_primaries = AVCOL_PRI_BT709;
    codec.color_trc = AVCOL_TRC_BT709;
    codec.color_range = AVCOL_RANGE_MPEG;
    codec.chroma_sample_location = AVCHROMA_LOC_LEFT;
}

} // namespace

struct FilmFile::Impl {
    Impl(PartFile beside, const FilmFormat& wanted) : part(std::move(beside)), format(wanted) {}

    base::Result<void> open();
    int openCodec();
    int openFile();
    int encode(const AVFrame*);
    int convert(std::span<const std::uint8_t> rgba);

    PartFile part;
    FilmFormat format;
    std::unique_ptr<AVFormatContext, FreeFormat> file;
    std::unique_ptr<AVCodecContext, FreeCodec> codec;
    std::unique_ptr<AVFrame, FreeFrame> frame;
    std::unique_ptr<AVPacket, FreePacket> packet;
    std::unique_ptr<SwsContext, base::Deleter<sws_freeContext>> scaler;
    AVStream* stream = nullptr; ///< the file's
    std::int64_t frames = 0;
};

int FilmFile::Impl::openCodec() {
    const bool isMp4 = format.kind == FilmKind::Mp4;
    const AVCodec* const encoder = avcodec_find_encoder_by_name(isMp4 ? "libx264" : "libvpx-vp9");
    if (encoder == nullptr) {
        return AVERROR_ENCODER_NOT_FOUND;
    }
    codec.reset(avcodec_alloc_context3(encoder));
    frame.reset(av_frame_alloc());
    packet.reset(av_packet_alloc());
    codec->width = frame->width = format.sizePx.x;
    codec->height = frame->height = format.sizePx.y;
    codec->pix_fmt = AV_PIX_FMT_YUV420P;
    frame->format = codec->pix_fmt;
    codec->time_base = {1, format.framesPerSecond};
    codec->framerate = {format.framesPerSecond, 1};
    codec->gop_size = static_cast<int>(kKeyFrameSeconds * format.framesPerSecond);
    codec->thread_count = 0; // one per processor
    codec->flags |= AV_CODEC_FLAG_BITEXACT;
    if ((file->oformat->flags & AVFMT_GLOBALHEADER) != 0) {
        codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    }
    describeColours(*codec);
    chooseQuality(format.kind, *codec);
    const int opened = avcodec_open2(codec.get(), encoder, nullptr);
    return opened < 0 ? opened : av_frame_get_buffer(frame.get(), 0);
}

int FilmFile::Impl::openFile() {
    stream = avformat_new_stream(file.get(), nullptr);
    stream->time_base = codec->time_base;
    stream->avg_frame_rate = codec->framerate;
    if (const int copied = avcodec_parameters_from_context(stream->codecpar, codec.get());
        copied < 0) {
        return copied;
    }
    if (const int opened = avio_open(&file->pb, part.path().c_str(), AVIO_FLAG_WRITE); opened < 0) {
        return opened;
    }
    AVDictionary* options = nullptr;
    if (format.kind == FilmKind::Mp4) {
        av_dict_set(&options, "movflags", "+faststart", 0); // plays while it is loaded
    }
    const int begun = avformat_write_header(file.get(), &options);
    av_dict_free(&options);
    return begun;
}

base::Result<void> FilmFile::Impl::open() {
    const char* const container = format.kind == FilmKind::Mp4 ? "mp4" : "webm";
    AVFormatContext* made = nullptr;
    if (const int allocated =
            avformat_alloc_output_context2(&made, nullptr, container, part.path().c_str());
        allocated < 0) {
        return cannotEncode(format, allocated);
    }
    file.reset(made);
    file->flags |= AVFMT_FLAG_BITEXACT; // the same frames give the same bytes
    if (const int opened = openCodec(); opened < 0) {
        return cannotEncode(format, opened);
    }
    scaler.reset(sws_getContext(format.sizePx.x, format.sizePx.y, AV_PIX_FMT_RGBA, format.sizePx.x,
                                format.sizePx.y, AV_PIX_FMT_YUV420P,
                                SWS_BILINEAR | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
    if (scaler == nullptr) {
        return cannotEncode(format, AVERROR(EINVAL));
    }
    const int* const bt709 = sws_getCoefficients(SWS_CS_ITU709);
    sws_setColorspaceDetails(scaler.get(), bt709, 1, bt709, 0, 0, 1 << 16, 1 << 16);
    if (const int opened = openFile(); opened < 0) {
        return cannotWrite(part.target(), opened);
    }
    return {};
}

int FilmFile::Impl::convert(std::span<const std::uint8_t> rgba) {
    if (const int own = av_frame_make_writable(frame.get()); own < 0) {
        return own;
    }
    const int stride = format.sizePx.x * 4;
    const std::uint8_t* const top = rgba.data() + rgba.size() - static_cast<std::size_t>(stride);
    const std::array<const std::uint8_t*, 4> from = {top}; // sws reads all four
    const std::array<int, 4> fromStride = {-stride};
    sws_scale(scaler.get(), from.data(), fromStride.data(), 0, format.sizePx.y, frame->data,
              frame->linesize);
    frame->pts = frames++;
    return 0;
}

/// Null: what the encoder still holds.
int FilmFile::Impl::encode(const AVFrame* next) {
    if (const int sent = avcodec_send_frame(codec.get(), next); sent < 0) {
        return sent;
    }
    for (;;) {
        const int received = avcodec_receive_packet(codec.get(), packet.get());
        if (received == AVERROR(EAGAIN) || received == AVERROR_EOF) {
            return 0;
        }
        if (received < 0) {
            return received;
        }
        packet->stream_index = stream->index;
        packet->duration = 1;
        av_packet_rescale_ts(packet.get(), codec->time_base, stream->time_base);
        if (const int written = av_interleaved_write_frame(file.get(), packet.get()); written < 0) {
            return written;
        }
        if (file->pb->error < 0) {
            return file->pb->error;
        }
    }
}

std::optional<FilmKind> filmKindOf(const std::string& path) {
    std::string ending = std::filesystem::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (ending == ".mp4") {
        return FilmKind::Mp4;
    }
    return ending == ".webm" ? std::optional(FilmKind::WebM) : std::nullopt;
}

FilmFile::FilmFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FilmFile::FilmFile(FilmFile&&) noexcept = default;
FilmFile& FilmFile::operator=(FilmFile&&) noexcept = default;
FilmFile::~FilmFile() = default;

base::Result<FilmFile> FilmFile::create(const std::string& path, const FilmFormat& format) {
    PORTOLAN_EXPECTS(format.sizePx.x % 2 == 0 && format.sizePx.y % 2 == 0);
    av_log_set_level(AV_LOG_FATAL); // what goes wrong is told by whoever asked
    return PartFile::create(path).and_then([&](PartFile part) -> base::Result<FilmFile> {
        auto impl = std::make_unique<Impl>(std::move(part), format);
        return impl->open().map([&] { return FilmFile(std::move(impl)); });
    });
}

base::Result<void> FilmFile::add(std::span<const std::uint8_t> rgba) {
    PORTOLAN_EXPECTS(rgba.size() == static_cast<std::size_t>(impl_->format.sizePx.x) *
                                        static_cast<std::size_t>(impl_->format.sizePx.y) * 4);
    int done = impl_->convert(rgba);
    done = done < 0 ? done : impl_->encode(impl_->frame.get());
    return done < 0 ? cannotWrite(impl_->part.target(), done) : base::Result<void>{};
}

base::Result<void> FilmFile::finish() {
    Impl& my = *impl_;
    int done = my.encode(nullptr);
    done = done < 0 ? done : av_write_trailer(my.file.get());
    const int closed = avio_closep(&my.file->pb);
    done = done < 0 ? done : closed;
    return done < 0 ? cannotWrite(my.part.target(), done) : my.part.place();
}

} // namespace portolan::platform
