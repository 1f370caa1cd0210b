package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.site.Ai;
import dev.octavo.blog.site.Machines;
import dev.octavo.blog.site.Machines.IndexNow;
import dev.octavo.blog.site.Machines.Notifications;
import dev.octavo.blog.site.Machines.Texts;
import dev.octavo.blog.site.Server;
import dev.octavo.lib.problem.ProblemKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the settings for programs: servers to write rules for, and what AI crawlers may do with the texts. */
final class MachineKeys {
    private static final Pattern CREATIVE_COMMONS =
            Pattern.compile("CC[ -](BY(?:-(?:NC|SA|ND))*)[ -]([0-9]\\.[0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern CC_ZERO = Pattern.compile("CC0(?:[ -]1\\.0)?", Pattern.CASE_INSENSITIVE);

    private static final Shape<Ai> AI =
            Values.oneOf(Ai.values(), Ai::key, "which Octavo does not know", (text, all) -> "there are " + all);

    /** An IndexNow key, which is also the name of a published file. */
    private static final Shape<String> INDEXNOW = Shape.string(
            text -> text.matches("[A-Za-z0-9-]{8,128}")
                    ? Verdict.of(text)
                    : Verdict.refuse(
                            "is not a key for IndexNow",
                            "make one up, of 8 to 128 letters, digits and hyphens; it is not a secret, because a public file contains it"),
            "^[A-Za-z0-9-]{8,128}$");

    /** A licence as the URL of its text. */
    private static final Shape<String> LICENCE = Shape.string(MachineKeys::licence);

    private MachineKeys() {}

    static Machines machines(Fields fields) {
        Machines machines = new Machines(
                servers(
                        fields,
                        "redirects",
                        "a bucket has no rules of that kind; write redirects: true below it in \"publish\""),
                servers(
                        fields,
                        "headers",
                        "a bucket adds no such headers; a CDN in front of it can, such as CloudFront"),
                fields.isOn("precompress", false),
                fields.isOn("csp", false),
                fields.value("ai", AI),
                fields.value("licence", LICENCE),
                new Texts(
                        fields.isOn("llms", false),
                        fields.isOn("llms-full", false),
                        fields.isOn("markdown-copies", false)),
                new Notifications(fields.value("websub", Urls.ABSOLUTE), indexNow(fields)));
        reportContradictions(machines, fields);
        return machines;
    }

    private static List<Server> servers(Fields fields, String key, String buckets) {
        Shape<Server> server = Values.oneOf(
                Server.values(),
                Server::key,
                "which Octavo does not know",
                (text, all) -> text.equals("s3") ? buckets : "there are " + all);
        return SiteConfigReader.sorted(fields.list(key, Shape.oneOrMany(server)));
    }

    private static Optional<IndexNow> indexNow(Fields fields) {
        Optional<String> key = fields.value("indexnow", INDEXNOW);
        String endpoint = fields.value("indexnow-endpoint", Urls.ABSOLUTE, "https://api.indexnow.org/indexnow");
        return key.map(own -> new IndexNow(own, endpoint));
    }

    /** Reports settings that contradict each other. */
    private static void reportContradictions(Machines machines, Fields fields) {
        if (machines.ai().equals(Optional.of(Ai.NONE))) {
            refuse("llms", machines.texts().llms(), "offers what \"ai: none\" refuses", "keep one of the two", fields);
            refuse(
                    "llms-full",
                    machines.texts().llmsFull(),
                    "offers what \"ai: none\" refuses",
                    "keep one of the two",
                    fields);
        }
    }

    private static void refuse(String key, boolean wrong, String predicate, String hint, Fields fields) {
        fields.mapping()
                .entry(key)
                .filter(entry -> wrong)
                .ifPresent(entry -> fields.problems()
                        .add(ProblemKind.WRONG_VALUE
                                .error("\"" + key + "\" " + predicate, entry.keyLocation())
                                .hint(hint)));
    }

    private static Verdict<String> licence(String text) {
        Matcher creativeCommons = CREATIVE_COMMONS.matcher(text);
        if (creativeCommons.matches()) {
            String name = creativeCommons.group(1).toLowerCase(Locale.ROOT);
            return Verdict.of("https://creativecommons.org/licenses/" + name + "/" + creativeCommons.group(2) + "/");
        }
        if (CC_ZERO.matcher(text).matches()) {
            return Verdict.of("https://creativecommons.org/publicdomain/zero/1.0/");
        }
        return text.matches("https?://[^\\s/]+\\S*")
                ? Verdict.of(text)
                : Verdict.refuse(
                        "is not a licence with a known address",
                        "write CC-BY-SA-4.0 or the like, or the URL of its text");
    }
}
