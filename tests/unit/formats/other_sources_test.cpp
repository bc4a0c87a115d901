// Workbooks, GeoPackages, GeoJSON and flat tables: the same records as from a folder, or a clear
// no.
#include "formats/list_records.h"
#include "formats/load_dataset.h"
#include "support/dataset_folder.h"

#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

namespace portolan::formats {

namespace {

std::string joined(const base::Diagnostics& diagnostics) {
    std::string all;
    for (const base::Diagnostic& diagnostic : diagnostics) {
        all += diagnostic.toString() + "\n";
    }
    return all;
}

std::string listAll(const dataset::Dataset& data, ListFormat format = ListFormat::Json) {
    const auto index = dataset::buildSearchIndex(data);
    return listRecords(data, dataset::select(data, *index, {}), format, base::Language::En);
}

struct OtherSourcesTest : testing::Test {
    test::TemporaryFolder folder;

    // The good tables in one file, as somebody else's program would write it.
    std::string writeAs(const char* driverName, const std::string& name,
                        const std::map<std::string, std::string>& tables = test::goodTables()) {
        GDALAllRegister();
        std::string path = folder.path() + "/" + name;
        const test::TemporaryFolder csv;
        test::writeTables(csv, tables);
        GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName(driverName);
        const GDALDatasetUniquePtr out(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        for (const auto& [table, text] : tables) {
            const GDALDatasetUniquePtr in(
                GDALDataset::Open((csv.path() + "/" + table + ".csv").c_str(), GDAL_OF_VECTOR));
            out->CopyLayer(in->GetLayer(0), table.c_str(), nullptr);
        }
        return path;
    }
    auto load(const std::string& path, std::map<std::string, std::string> columns = {}) {
        return loadDataset(path, {std::move(columns), false});
    }
    std::string fromFolder() {
        const test::TemporaryFolder csv;
        test::writeTables(csv, test::goodTables());
        return listAll(*load(csv.path())->value);
    }
};

TEST_F(OtherSourcesTest, AWorkbookAndAGeoPackageHoldTheSameRecordsAsAFolder) {
    for (const auto& [driver, name] :
         {std::pair{"XLSX", "a.xlsx"}, std::pair{"ODS", "a.ods"}, std::pair{"GPKG", "a.gpkg"}}) {
        const auto loaded = load(writeAs(driver, name));
        ASSERT_TRUE(loaded.has_value()) << loaded.error().toString();
        EXPECT_EQ(joined(loaded->diagnostics), "") << driver;
        EXPECT_EQ(listAll(*loaded->value), fromFolder()) << driver;
    }
}

TEST_F(OtherSourcesTest, AFileCutInHalfIsRefusedInOneSentence) {
    for (const auto& [driver, name] :
         {std::pair{"XLSX", "a.xlsx"}, std::pair{"ODS", "a.ods"}, std::pair{"GPKG", "a.gpkg"}}) {
        const std::string path = writeAs(driver, name);
        std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
        const auto loaded = load(path);
        const bool isTold = !loaded || base::hasErrors(loaded->diagnostics);
        EXPECT_TRUE(isTold) << driver;
    }
}

TEST_F(OtherSourcesTest, AnArchiveThatWouldUnpackToGigabytesIsRefused) {
    const std::string path = folder.path() + "/bomb.xlsx";
    {
        const std::string part = "/vsizip/" + path + "/xl/workbook.xml";
        VSILFILE* const file = VSIFOpenL(part.c_str(), "wb");
        const std::string zeros(1U << 20U, '\0');
        for (int i = 0; i < 300; ++i) {
            VSIFWriteL(zeros.data(), 1, zeros.size(), file);
        }
        VSIFCloseL(file);
    }
    ASSERT_LT(std::filesystem::file_size(path), 1U << 20U);
    const auto loaded = load(path);
    ASSERT_FALSE(loaded.has_value());
    EXPECT_NE(loaded.error().toString().find("would unpack"), std::string::npos)
        << loaded.error().toString();
}

TEST_F(OtherSourcesTest, AFormulaIsToldByItsCellAndBreaksOnlyItsRow) {
    auto tables = test::goodTables();
    tables["engagements"].replace(tables["engagements"].find("Sister cities"), 13, "=1+1");
    const std::string path = writeAs("XLSX", "formula.xlsx", tables); // GDAL writes a formula
    const auto loaded = load(path);
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(loaded->value->engagements.size(), 2U);
    EXPECT_NE(joined(loaded->diagnostics).find("#engagements:3:3: error: formulas"),
              std::string::npos)
        << joined(loaded->diagnostics);
}

TEST_F(OtherSourcesTest, DriversThatFetchOrComputeStayOff) {
    const test::TemporaryFolder csv;
    test::writeTables(csv, test::goodTables());
    const std::string path = folder.write(
        "a.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"places\"><SrcDataSource>" + csv.path() +
                     "/places.csv</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
    EXPECT_FALSE(load(path).has_value());
}

TEST_F(OtherSourcesTest, AFlatTableWithCoordinatesIsRecognisedByItsUsualNames) {
    for (const char* header : {"from_lng,from_lat,to_lng,to_lat",
                               "origin_lon,origin_lat,destination_lon,destination_lat",
                               "Origin Longitude,Origin Latitude,Dest Longitude,Dest Latitude",
                               "source_x,source_y,target_x,target_y", "lon1,lat1,lon2,lat2"}) {
        const std::string path = folder.write(
            "flat.csv", std::string(header) + ",kind,date,end_date,count\n"
                                              "120.3,22.6,130.7,32.8,mou,2019,2021,5\n"
                                              "120.3,22.6,135.5,34.7,,2019-10-03 12:00,,\n");
        const auto loaded = load(path);
        ASSERT_TRUE(loaded.has_value()) << header;
        EXPECT_EQ(joined(loaded->diagnostics), "") << header;
        EXPECT_EQ(listAll(*loaded->value, ListFormat::Csv),
                  "id,kind,title,date,start,end,status,part_of,sectors,places,parties,sources\n"
                  "row-2,mou,\"120.3, 22.6 – 130.7, 32.8\",2019/2021,2019-01-01,2021-12-31,,,,"
                  "\"120.3, 22.6;130.7, 32.8\",,\n"
                  "row-3,visit,\"120.3, 22.6 – 135.5, 34.7\",2019-10-03,2019-10-03,2019-10-03,,,,"
                  "\"120.3, 22.6;135.5, 34.7\",,\n")
            << header;
        EXPECT_EQ(loaded->value->places.size(), 3U);
        EXPECT_EQ(loaded->value->figures.at(0).value, "5");
    }
}

TEST_F(OtherSourcesTest, ColumnsOfAFlatTableCanBeNamed) {
    const std::string path = folder.write("odd.csv", "A,B,C,D\n120.3,22.6,130.7,32.8\n");
    EXPECT_FALSE(load(path).has_value());
    const auto loaded =
        load(path, {{"from_lon", "A"}, {"from_lat", "B"}, {"to_lon", "C"}, {"to_lat", "D"}});
    ASSERT_TRUE(loaded.has_value());
    ASSERT_EQ(loaded->value->legs.size(), 1U);
    EXPECT_EQ(loaded->value->places[1].position, (geo::LonLat{130.7, 32.8}));
    EXPECT_TRUE(load(path, {{"from_lon", "A"},
                            {"from_lat", "B"},
                            {"to_lon", "C"},
                            {"to_lat", "D"},
                            {"date", "Nope"}})
                    ->diagnostics.at(0)
                    .message.starts_with("--map date=Nope"));
}

TEST_F(OtherSourcesTest, LocationsAndFlowsLoadAsLegs) {
    folder.write("locations.csv", "id,name,lat,lon\n1,Kaohsiung,22.6,120.3\n2,Osaka,34.7,135.5\n");
    folder.write("flows.csv", "origin,dest,count\n1,2,42\n2,3,1\n");
    const auto loaded = load(folder.path());
    ASSERT_TRUE(loaded.has_value());
    ASSERT_EQ(loaded->value->legs.size(), 1U);
    EXPECT_EQ(loaded->value->text(loaded->value->engagements[0].title, base::Language::En),
              "Kaohsiung – Osaka");
    EXPECT_NE(joined(loaded->diagnostics).find("flows.csv:3:3: error: nothing says where '3' is"),
              std::string::npos);
}

TEST_F(OtherSourcesTest, LinesOfAnyLayerLoadByTheirEnds) {
    const std::string path = folder.write("l.geojson",
                                          R"({"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"kind":"mission","date":"2020"},"geometry":
             {"type":"LineString","coordinates":[[120.3,22.6],[125,30],[130.7,32.8]]}},
            {"type":"Feature","properties":{"kind":"mou"},"geometry":null}]})");
    const auto loaded = load(path);
    ASSERT_TRUE(loaded.has_value());
    ASSERT_EQ(loaded->value->legs.size(), 1U);
    EXPECT_EQ(loaded->value->places[1].position, (geo::LonLat{130.7, 32.8}));
    EXPECT_NE(joined(loaded->diagnostics).find(":2:"), std::string::npos);
}

TEST_F(OtherSourcesTest, SwappedCoordinatesOfAFlatTableAreToldInItsRow) {
    const auto loaded = load(folder.write(
        "flat.csv", "from_lng,from_lat,to_lng,to_lat\n22.6,120.3,130.7,32.8\n121,25,130.7,32.8\n"));
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(loaded->value->legs.size(), 1U);
    EXPECT_NE(joined(loaded->diagnostics).find("flat.csv:2:6: error: latitude 120.3"),
              std::string::npos);
}

TEST_F(OtherSourcesTest, WhatIsNoDatasetIsRefused) {
    EXPECT_FALSE(load(folder.write("a.png", "\x89PNG\r\n\x1A\n")).has_value());
    EXPECT_FALSE(load(folder.write("a.xlsx", "not a zip")).has_value());
    EXPECT_FALSE(load(folder.write("a.csv", "")).has_value());
    EXPECT_FALSE(load(folder.write("b.csv", "a,b\n1,2\n")).has_value());
}

} // namespace

} // namespace portolan::formats
