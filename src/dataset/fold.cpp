// Search ignores what a reader would not see as a difference: case, width, accents, kana, and which
// of its forms a Han character is written in.
#include "dataset/filter.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <vector>

namespace portolan::dataset {

namespace {

// Japanese forms that are neither the traditional nor the simplified one, and the variants that
// names keep: each pair is (form, simplified form).
constexpr std::u16string_view kHanVariants =
    u"髙高亜亚圧压囲围医医為为壱壹隠隐栄荣営营衛卫駅驿円圆塩盐縁缘応应欧欧殴殴桜樱奥奥価价画画"
    u"壊坏"
    u"懐怀絵绘拡扩覚觉楽乐渇渴巻卷陥陷歓欢関关観观漢汉顔颜帰归気气亀龟偽伪戯戏犠牺拠据挙举虚虚峡峡"
    u"挟挟郷乡勤勤駆驱勲勋薫薰径径恵惠渓溪経经継继茎茎蛍萤軽轻鶏鸡芸艺撃击県县倹俭剣剑険险圏圈検检"
    u"権权献献験验顕显厳严広广効效恒恒鉱矿号号国国黒黑済济斎斋剤剂桜樱産产残残蚕蚕賛赞歯齿児儿辞辞"
    u"湿湿実实釈释写写収收従从渋涩獣兽縦纵粛肃処处緒绪叙叙奨奖将将焼烧称称証证乗乘浄净剰剩畳叠縄绳"
    u"壌壤嬢娘譲让醸酿触触嘱嘱図图粋粹随随髄髓数数枢枢声声斉齐静静窃窃摂摄専专戦战浅浅潜潜銭钱践践"
    u"繊纤禅禅双双壮壮捜搜挿插争争総总聡聪荘庄装装騒骚増增蔵藏臓脏続续堕堕対对体体帯带滞滞滝泷択择"
    u"沢泽単单担担胆胆団团弾弹断断遅迟昼昼虫虫鋳铸庁厅聴听鎮镇塚冢逓递鉄铁転转点点伝传灯灯当当党党"
    u"闘斗徳德独独読读届届弐贰悩恼脳脑廃废拝拜売卖麦麦発发髪发抜拔浜滨瀬濑頼赖仏佛払拂並并変变辺边"
    u"弁辩穂穗豊丰毎每満满黙默弥弥訳译薬药与与予予揺摇様样謡谣来来覧览竜龙両两猟猎緑绿塁垒類类励励"
    u"礼礼隷隶霊灵齢龄歴历暦历恋恋練练錬炼炉炉労劳楼楼録录湾湾";

/// The simplified form of every character from kFirstHan on, as folding wants it. Made once, in
/// some milliseconds: transliterators are slow, and none may be shared between threads.
constexpr char16_t kFirstHan = 0x3400;
constexpr char16_t kLastHan = 0x9FFF;

std::vector<char16_t> simplifiedForms() {
    std::vector<char16_t> forms(kLastHan - kFirstHan + 1);
    std::iota(forms.begin(), forms.end(), kFirstHan);
    icu::UnicodeString apart; // with spaces, so that no rule sees two characters
    for (const char16_t form : forms) {
        apart.append(form).append(u' ');
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> simplify(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    if (simplify != nullptr) {
        simplify->transliterate(apart);
    }
    if (apart.length() == static_cast<std::int32_t>(2 * forms.size())) {
        for (std::size_t i = 0; i < forms.size(); ++i) {
            forms[i] = apart.charAt(static_cast<std::int32_t>(2 * i));
        }
    }
    const std::vector<char16_t> plain = forms;
    for (std::size_t i = 0; i + 1 < kHanVariants.size(); i += 2) {
        forms[kHanVariants[i] - kFirstHan] = plain[kHanVariants[i + 1] - kFirstHan];
    }
    return forms;
}

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

std::string lowerAscii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return lower;
}

// The marks of kana are not accents: か and が are different letters.
bool isAccent(UChar32 c) {
    return u_charType(c) == U_NON_SPACING_MARK && c < 0x0370;
}

icu::UnicodeString stripAccents(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString decomposed =
        icu::Normalizer2::getNFDInstance(status)->normalize(text, status);
    icu::UnicodeString stripped;
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        if (const UChar32 c = decomposed.char32At(i); !isAccent(c)) {
            stripped.append(c);
        }
    }
    return icu::Normalizer2::getNFCInstance(status)->normalize(stripped, status);
}

/// One way to write each Han character and each kana: simplified, and hiragana.
icu::UnicodeString unifyForms(icu::UnicodeString text) {
    static const std::vector<char16_t> kForms = simplifiedForms();
    constexpr char16_t kSaki = 0xFA11; // 﨑, which alone stands far from the others
    constexpr char16_t kFirstKatakana = 0x30A1;
    constexpr char16_t kLastKatakana = 0x30F6;
    constexpr char16_t kToHiragana = 0x60;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        const char16_t c = text.charAt(i);
        if (c == kSaki) {
            text.setCharAt(i, u'崎');
        } else if (c >= kFirstHan && c <= kLastHan) {
            text.setCharAt(i, kForms[c - kFirstHan]);
        } else if (c >= kFirstKatakana && c <= kLastKatakana) {
            text.setCharAt(i, static_cast<char16_t>(c - kToHiragana));
        }
    }
    return text;
}

} // namespace

std::string foldForSearch(std::string_view text) {
    if (isAscii(text)) {
        return lowerAscii(text);
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto utf16 = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    const icu::Normalizer2* const caseFold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::UnicodeString folded = unifyForms(stripAccents(caseFold->normalize(utf16, status)));
    std::string utf8;
    return folded.toUTF8String(utf8);
}

} // namespace portolan::dataset
