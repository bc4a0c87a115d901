// A small dataset in a folder of its own, for tests that spoil it.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

namespace portolan::test {

/// Removed with the object.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = testing::TempDir() + "portolan-XXXXXX";
        path_ = ::mkdtemp(pattern.data());
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string path() const { return path_.string(); }
    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path_ / name, std::ios::binary) << bytes;
        return (path_ / name).string();
    }

private:
    std::filesystem::path path_;
};

/// The eight tables, good throughout: three engagements (a mission, a tie, an undated investment).
inline std::map<std::string, std::string> goodTables() {
    return {
        {"places", "id,kind,name_en,name_zh_hant,economy,longitude,latitude,part_of,aliases\n"
                   "kyushu,region,Kyushu,九州,JP,130.7,32.6,,\n"
                   "kaohsiung,city,Kaohsiung,高雄,TW,120.31,22.62,,Takao;高雄市\n"
                   "kumamoto,city,Kumamoto,熊本,JP,130.74,32.79,kyushu,\n"
                   "fukuoka,city,Fukuoka,福岡,JP,130.4,33.59,kyushu,\n"},
        {"organisations", "id,kind,name_en,home\n"
                          "kcg,government,Kaohsiung City Government,kaohsiung\n"
                          "tsmc,company,TSMC,\n"},
        {"engagements", "id,kind,title_en,date,status,part_of,sectors\n"
                        "mission,mission,\"Mission to Kyushu, 2024\",2024-02,completed,,"
                        "semiconductors;food\n"
                        "sisters,sister_city,Sister cities,2017,,,\n"
                        "plant,investment,A plant,,reported,,semiconductors\n"},
        {"engagement_places", "engagement,place,role,sequence,date\n"
                              "mission,kaohsiung,origin,0,\n"
                              "mission,kumamoto,stop,1,2024-02-26\n"
                              "mission,fukuoka,stop,2,\n"
                              "sisters,kaohsiung,partner,1,\n"
                              "sisters,kumamoto,partner,2,\n"
                              "plant,kaohsiung,origin,1,\n"
                              "plant,kumamoto,venue,2,\n"},
        {"parties", "engagement,organisation,role,person,person_title\n"
                    "mission,kcg,lead,Lo Ta-sheng 羅達生,Deputy Mayor\n"
                    "plant,tsmc,lead,,\n"},
        {"figures", "subject,measure,value,unit,qualifier\n"
                    "mission,companies,7,company,exact\n"
                    "kyushu,share,10,percent,about\n"},
        {"sources", "id,title,publisher,language,published\n"
                    "release,A release,A wire,en,2024-02-29\n"},
        {"citations", "subject,field,source,basis\n"
                      "mission,,release,stated\n"
                      "mission,date,release,inferred\n"
                      "kyushu,,release,stated\n"},
    };
}

inline void writeTables(const TemporaryFolder& folder,
                        const std::map<std::string, std::string>& tables) {
    for (const auto& [name, text] : tables) {
        folder.write(name + ".csv", text);
    }
}

} // namespace portolan::test
