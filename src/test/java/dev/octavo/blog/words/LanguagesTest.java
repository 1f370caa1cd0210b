package dev.octavo.blog.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguagesTest {
    @ParameterizedTest
    @CsvSource({"fa, فارسی", "sv-FI, Svenska", "KA, ქართული", "la, "})
    void callThemselves(String tag, String name) {
        assertEquals(Optional.ofNullable(name), Languages.name(tag));
    }

    @ParameterizedTest
    @CsvSource({
        "ar, rtl",
        "ar-EG, rtl",
        "AR, rtl",
        "fa, rtl",
        "he, rtl",
        "iw, rtl",
        "ur-PK, rtl",
        "ps, rtl",
        "sd, rtl",
        "ckb, rtl",
        "ug, rtl",
        "yi, rtl",
        "dv, rtl",
        "syr, rtl",
        "ar-Latn, ltr",
        "sd-Deva, ltr",
        "ur-Latn-PK, ltr",
        "ks, rtl",
        "pa, ltr",
        "pa-PK, rtl",
        "pa-Arab, rtl",
        "az, ltr",
        "az-Arab, rtl",
        "az-IR, rtl",
        "uz-AF, rtl",
        "ff-Adlm, rtl",
        "nqo, rtl",
        "en, ltr",
        "en-Arab, rtl",
        "ku, ltr",
        "tr, ltr",
        "ja, ltr",
        "de-1996, ltr",
        "en-x-arab, ltr",
        "x-a, ltr"
    })
    void haveTheDirectionOfTheirScript(String tag, String direction) {
        assertEquals(direction, Languages.direction(tag));
    }

    @ParameterizedTest
    @CsvSource({
        "en, en_US",
        "en-GB, en_GB",
        "de-at, de_AT",
        "zh, zh_CN",
        "zh-Hant, zh_TW",
        "zh-Hant-HK, zh_HK",
        "pt-BR, pt_BR",
        "en-x-us, en_US",
        "la, la"
    })
    void haveALocaleForOpenGraph(String tag, String locale) {
        assertEquals(locale, Languages.locale(tag));
    }

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de-AT, de-at de",
        "pt-BR, pt-br pt",
        "zh, zh-hans zh",
        "zh-CN, zh-cn zh-hans zh",
        "zh-TW, zh-tw zh-hant zh",
        "zh-HK, zh-hk zh-hant zh",
        "zh-Hant, zh-hant zh",
        "zh-Hant-TW, zh-hant-tw zh-hant zh",
        "zh-Hans-HK, zh-hans-hk zh-hans zh",
        "sr-Latn-RS, sr-latn-rs sr-latn sr",
        "en-x-mine, en"
    })
    void nameTheirFilesFromTheMostSpecificOn(String tag, String files) {
        assertEquals(files, String.join(" ", Languages.fileNames(tag)));
    }
}
