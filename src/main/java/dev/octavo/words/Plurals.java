package dev.octavo.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** The plurals of whole numbers, as the Common Locale Data Repository tells them. The JDK knows none. */
public final class Plurals {
    private static final String ONE = "one";
    private static final String FEW = "few";
    private static final String MANY = "many";
    private static final String OTHER = "other";
    private static final Rule ENGLISH = new Rule(List.of(ONE, OTHER), n -> n == 1 ? ONE : OTHER);
    private static final Map<String, Rule> RULES = rules();

    private record Rule(List<String> names, LongFunction<String> name) {}

    private Plurals() {}

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new HashMap<>();
        put(rules, "ja ko zh vi th id ms my lo km yue bo dz ig jv su to wo yo", new Rule(List.of(OTHER), n -> OTHER));
        put(rules, "hi bn gu kn fa am zu as pa mg wa ln ti", new Rule(List.of(ONE, OTHER), n -> n <= 1 ? ONE : OTHER));
        // Their plural for whole millions is left out: no blog counts so far.
        put(rules, "fr pt", new Rule(List.of(ONE, OTHER), n -> n <= 1 ? ONE : OTHER));
        put(rules, "pl", new Rule(List.of(ONE, FEW, MANY), n -> n == 1 ? ONE : isFew(n) ? FEW : MANY));
        put(rules, "ru uk be", new Rule(List.of(ONE, FEW, MANY), n -> isOne(n) ? ONE : isFew(n) ? FEW : MANY));
        put(rules, "hr sr bs sh", new Rule(List.of(ONE, FEW, OTHER), n -> isOne(n) ? ONE : isFew(n) ? FEW : OTHER));
        put(rules, "cs sk", new Rule(List.of(ONE, FEW, OTHER), n -> n == 1 ? ONE : n >= 2 && n <= 4 ? FEW : OTHER));
        put(rules, "sl", new Rule(List.of(ONE, "two", FEW, OTHER), Plurals::slovenian));
        put(rules, "lt", new Rule(List.of(ONE, FEW, OTHER), Plurals::lithuanian));
        put(rules, "lv", new Rule(List.of("zero", ONE, OTHER), Plurals::latvian));
        put(rules, "ro", new Rule(List.of(ONE, FEW, OTHER), Plurals::romanian));
        put(rules, "he iw", new Rule(List.of(ONE, "two", OTHER), n -> n == 1 ? ONE : n == 2 ? "two" : OTHER));
        put(rules, "ar", new Rule(List.of("zero", ONE, "two", FEW, MANY, OTHER), Plurals::arabic));
        put(rules, "is mk", new Rule(List.of(ONE, OTHER), n -> isOne(n) ? ONE : OTHER));
        return rules;
    }

    private static void put(Map<String, Rule> rules, String languages, Rule rule) {
        Stream.of(languages.split(" ", -1)).forEach(language -> rules.put(language, rule));
    }

    /** The plurals of a language, the most general one last; English ones where its own are not known. */
    public static List<String> of(String language) {
        return rule(language).names();
    }

    /** The plural of {@code n}, not below zero. */
    static String of(String language, long n) {
        return rule(language).name().apply(n);
    }

    private static Rule rule(String language) {
        return RULES.getOrDefault(Languages.base(language), ENGLISH);
    }

    /** 1, 21, 31 and so on, without 11. */
    private static boolean isOne(long n) {
        return n % 10 == 1 && n % 100 != 11;
    }

    /** 2 to 4, 22 to 24 and so on, without 12 to 14. */
    private static boolean isFew(long n) {
        return n % 10 >= 2 && n % 10 <= 4 && !(n % 100 >= 12 && n % 100 <= 14);
    }

    private static String arabic(long n) {
        if (n <= 2) {
            return n == 0 ? "zero" : n == 1 ? ONE : "two";
        }
        return n % 100 >= 3 && n % 100 <= 10 ? FEW : n % 100 >= 11 ? MANY : OTHER;
    }

    private static String slovenian(long n) {
        return n % 100 == 1 ? ONE : n % 100 == 2 ? "two" : n % 100 == 3 || n % 100 == 4 ? FEW : OTHER;
    }

    private static String lithuanian(long n) {
        boolean teen = n % 100 >= 11 && n % 100 <= 19;
        return teen || n % 10 == 0 ? OTHER : n % 10 == 1 ? ONE : FEW;
    }

    private static String latvian(long n) {
        boolean teen = n % 100 >= 11 && n % 100 <= 19;
        return teen || n % 10 == 0 ? "zero" : n % 10 == 1 ? ONE : OTHER;
    }

    private static String romanian(long n) {
        return n == 1 ? ONE : n == 0 || (n % 100 >= 1 && n % 100 <= 19) ? FEW : OTHER;
    }
}
