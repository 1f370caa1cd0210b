package dev.octavo.typography;

import java.util.Locale;
import java.util.Set;

/**
 * What a language asks of punctuation. Marks are those of the Common Locale Data Repository, unless books and magazines of
 * today differ from it.
 *
 * @param outer marks around a quotation
 * @param inner marks around a quotation within another
 * @param dash what parts a sentence
 * @param spacing the spaces before colons, semicolons, and marks of exclamation
 * @param keeps words, some with a full stop, that stay beside the name or the number after them
 * @param shorts words of one letter that do not end a line
 * @param elided words that begin with an apostrophe
 * @param thousands whether spaces group digits
 * @param ordinals whether a number with a full stop stays beside the word after it
 */
record Conventions(
        Marks outer,
        Marks inner,
        Dash dash,
        Spacing spacing,
        Set<String> keeps,
        String shorts,
        Set<String> elided,
        boolean thousands,
        boolean ordinals) {

    /** A pair of quotation marks, with the spaces between them and the words. */
    record Marks(String opening, String closing) {
        private static Marks of(String pair) {
            int between = pair.indexOf('|');
            return new Marks(pair.substring(0, between), pair.substring(between + 1));
        }
    }

    /** How a dash stands between two parts of a sentence. */
    enum Dash {
        /** An em dash without spaces. */
        CLOSED_EM,
        /** An em dash between spaces. */
        EM,
        /** An en dash between spaces; where authors type it without, as English typewriters did, an em dash. */
        EN,
        /** An en dash between spaces, and an en dash without. */
        EN_ALWAYS,
        /** Two em dashes, as wide as two characters. */
        DOUBLE
    }

    /** The spaces before high punctuation. */
    enum Spacing {
        NONE,
        /** Narrow before the semicolon and marks of exclamation and question, wide before the colon. */
        FRENCH,
        /** Narrow before all of them. */
        SWISS,
        /** Before the colon alone. */
        CANADIAN;

        /** What stands before {@code mark}; 0 for nothing. */
        char before(char mark) {
            return switch (this) {
                case NONE -> 0;
                case FRENCH -> mark == ':' ? Signs.NO_BREAK : Signs.NARROW_NO_BREAK;
                case SWISS -> Signs.NARROW_NO_BREAK;
                case CANADIAN -> mark == ':' || mark == '»' ? Signs.NO_BREAK : 0;
            };
        }

        /** What stands within guillemets. */
        char within() {
            return this == CANADIAN ? Signs.NO_BREAK : Signs.NARROW_NO_BREAK;
        }
    }

    /** Nothing is set. */
    static final Conventions NONE = quotes("\"|\"", "'|'", Dash.EN_ALWAYS);

    private static final Set<String> GUILLEMETS_AT_HOME = Set.of("es", "ad", "gq", "ph");

    private static Conventions quotes(String outer, String inner, Dash dash) {
        return new Conventions(
                Marks.of(outer), Marks.of(inner), dash, Spacing.NONE, Set.of(), "", Set.of(), false, false);
    }

    private Conventions keeping(String words) {
        return new Conventions(
                outer, inner, dash, spacing, Set.of(words.split(" ", -1)), shorts, elided, thousands, ordinals);
    }

    private Conventions keepingShort(String letters) {
        return new Conventions(outer, inner, dash, spacing, keeps, letters, elided, thousands, ordinals);
    }

    private Conventions eliding(String words) {
        return new Conventions(
                outer, inner, dash, spacing, keeps, shorts, Set.of(words.split(" ", -1)), thousands, ordinals);
    }

    private Conventions spaced(Spacing french) {
        return new Conventions(outer, inner, dash, french, keeps, shorts, elided, thousands, ordinals);
    }

    private Conventions numbers(boolean groups, boolean dotted) {
        return new Conventions(outer, inner, dash, spacing, keeps, shorts, elided, groups, dotted);
    }

    static Conventions of(String tag) {
        String[] parts = tag.toLowerCase(Locale.ROOT).split("[-_]", -1);
        String region = "";
        boolean traditional = false;
        for (int i = 1; i < parts.length; i++) {
            region = region.isEmpty() && parts[i].length() == 2 ? parts[i] : region;
            traditional |= parts[i].equals("hant");
        }
        boolean swiss = region.equals("ch") || region.equals("li");
        return switch (parts[0]) {
            case "en" -> english(region.isEmpty() || region.equals("us") || region.equals("ca"));
            case "de", "gsw", "lb" -> german(swiss);
            case "fr" -> french(swiss, region.equals("ca"));
            case "es", "ast", "gl" -> spanish(region.isEmpty() || GUILLEMETS_AT_HOME.contains(region));
            case "pt" -> portuguese(!region.isEmpty() && !region.equals("br"));
            case "it" -> italian(swiss);
            case "zh", "yue" ->
                traditional || Set.of("tw", "hk", "mo").contains(region)
                        ? quotes("「|」", "『|』", Dash.DOUBLE)
                        : quotes("“|”", "‘|’", Dash.DOUBLE);
            default -> other(parts[0]);
        };
    }

    private static Conventions english(boolean american) {
        return quotes("“|”", "‘|’", american ? Dash.CLOSED_EM : Dash.EN)
                .keeping("Mr. Mrs. Ms. Dr. Prof. St. No. Nos. p. pp. vol. ch. fig. Fig. sec. § §§ Mr Mrs Ms Dr No pp")
                .eliding("n tis twas twere twill til till em cause bout round nuff ere neath gainst cept cuz tude");
    }

    private static Conventions german(boolean swiss) {
        Conventions marks = swiss ? quotes("«|»", "‹|›", Dash.EN_ALWAYS) : quotes("„|“", "‚|‘", Dash.EN_ALWAYS);
        return marks.keeping("Nr. S. Abs. Art. Kap. Abb. Bd. Dr. Prof. Hr. Fr. St. Tab. Tel. § §§ ca. Nr")
                .eliding("s n ne nen nem ner nes rauf rein raus rum ran runter rüber rüber’s nauf naus sist")
                .numbers(true, true);
    }

    private static Conventions french(boolean swiss, boolean canadian) {
        Spacing spacing = swiss ? Spacing.SWISS : canadian ? Spacing.CANADIAN : Spacing.FRENCH;
        char within = spacing.within();
        return quotes(
                        "«" + within + "|" + within + "»",
                        swiss ? "‹" + within + "|" + within + "›" : "“|”",
                        Dash.EN_ALWAYS)
                .spaced(spacing)
                .keeping("M. MM. Mme Mmes Mlle Mlles Me Dr Pr p. pp. n° nº N° art. chap. fig. vol. t. § St Ste")
                .numbers(true, false);
    }

    private static Conventions spanish(boolean guillemets) {
        return (guillemets ? quotes("«|»", "“|”", Dash.EM) : quotes("“|”", "‘|’", Dash.EM))
                .keeping(
                        "Sr. Sra. Srta. Dr. Dra. D. Dña. Prof. Ud. Vd. EE. pág. págs. p. pp. n.º núm. art. cap. fig. vol. §")
                .eliding("pa")
                .numbers(true, false);
    }

    private static Conventions portuguese(boolean european) {
        return (european ? quotes("«|»", "“|”", Dash.EM) : quotes("“|”", "‘|’", Dash.EM))
                .keeping("Sr. Sra. Srta. Dr. Dra. D. Prof. Profa. Exmo. pág. p. pp. n.º nº art. cap. fig. vol. §")
                .eliding("tá tô tava bora peraí");
    }

    private static Conventions italian(boolean swiss) {
        return quotes("«|»", swiss ? "‹|›" : "“|”", Dash.EN_ALWAYS)
                .keeping(
                        "sig. sig.ra dott. dott.ssa prof. prof.ssa ing. avv. on. pag. pagg. p. pp. n. nn. art. cap. fig. vol. S. §")
                .eliding("sto sta sti ste ndrangheta ndranghete na nu o a l n ndrine");
    }

    private static Conventions other(String language) {
        return switch (language) {
            case "nl", "fy" ->
                quotes("“|”", "‘|’", Dash.EN_ALWAYS)
                        .keeping("dhr. mevr. mw. dr. prof. ir. mr. drs. blz. p. nr. art. hfst. fig. St. §")
                        .eliding("s t n k m r ns ie zijn tuurlijk");
            case "pl" ->
                quotes("„|”", "«|»", Dash.EN_ALWAYS)
                        .keeping("dr prof. mgr inż. ul. al. pl. nr s. str. t. św. im. art. rys. tab. § p.")
                        .keepingShort("aiouwzAIOUWZ")
                        .numbers(true, false);
            case "cs", "sk" ->
                quotes("„|“", "‚|‘", Dash.EN_ALWAYS)
                        .keeping("č. str. s. ul. tzv. např. dr. prof. sv. obr. tab. § p.")
                        .keepingShort("aikosuvzAIKOSUVZ")
                        .numbers(true, true);
            case "tr", "az" ->
                quotes("“|”", "‘|’", Dash.EN_ALWAYS).keeping("Dr. Prof. Doç. Av. Sn. s. no. nr. Nr. cilt §");
            case "ru", "be", "bg" ->
                quotes("«|»", "„|“", Dash.EM)
                        .keeping("г. ул. пр. пл. д. кв. стр. с. рис. табл. гл. т. п. ст. им. проф. акад. № § св. см.")
                        .keepingShort("вксоуиаяВКСОУИАЯ")
                        .numbers(true, false);
            case "uk" ->
                quotes("«|»", "„|“", Dash.EM)
                        .keeping(
                                "м. вул. просп. пл. буд. кв. стор. с. рис. табл. гл. т. п. ст. ім. проф. акад. № § св. див.")
                        .keepingShort("взуійоаяВЗУІЙОАЯ")
                        .numbers(true, false);
            case "ja" -> quotes("「|」", "『|』", Dash.DOUBLE);
            case "ko" -> quotes("“|”", "‘|’", Dash.EM);
            case "ar" -> quotes("«|»", "”|“", Dash.EN_ALWAYS);
            case "fa", "ckb", "ps" -> quotes("«|»", "‹|›", Dash.EN_ALWAYS);
            case "he", "yi" -> quotes("”|”", "’|’", Dash.EN_ALWAYS);
            case "sv", "fi" -> quotes("”|”", "’|’", Dash.EN_ALWAYS);
            case "nb", "nn", "no" -> quotes("«|»", "‘|’", Dash.EN_ALWAYS);
            case "hu" -> quotes("„|”", "»|«", Dash.EN_ALWAYS);
            case "ro" -> quotes("„|”", "«|»", Dash.EN_ALWAYS);
            case "hr", "bs" -> quotes("„|”", "‚|’", Dash.EN_ALWAYS);
            case "sr" -> quotes("„|”", "’|’", Dash.EN_ALWAYS);
            case "sl", "lt", "et", "is", "ka" -> quotes("„|“", "‚|‘", Dash.EN_ALWAYS);
            case "el" -> quotes("«|»", "“|”", Dash.EN_ALWAYS);
            case "ca", "eu", "hy" -> quotes("«|»", "“|”", Dash.EN_ALWAYS);
            default -> quotes("“|”", "‘|’", Dash.EN_ALWAYS);
        };
    }
}
