package dev.octavo.use.importer;

import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.use.importer.html.OldComments;
import dev.octavo.use.importer.old.OldBlog;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all articles of the old blog share.
 *
 * @param host of the old blog, in lower case; empty if it is not known
 * @param base its path, without a slash at the end
 * @param statics the addresses of files that keep theirs, by the files
 * @param files of the new site
 * @param own what the author's articles have
 * @param comments writes readers' comments; absent if nobody asked for them
 */
record OldSite(
        OldBlog blog,
        Articles articles,
        OwnTags tags,
        String host,
        String base,
        Map<Path, String> statics,
        SiteFiles files,
        OwnAddresses own,
        Optional<OldComments> comments) {
    /** A scheme for the place of an article that was found already; no program has it. */
    static final String FOUND = "octavo-article:";

    private static final Pattern WORDS = Pattern.compile(FOUND + "([\\w.~!$+=;@/,'%-]+)");

    /** The text with old addresses where articles that were found stand in words instead of in links. */
    String inWords(String markdown) {
        return WORDS.matcher(markdown)
                .replaceAll(found -> Matcher.quoteReplacement(PercentEncoding.decoded(found.group(1))
                        .flatMap(articles::inFile)
                        .flatMap(Target::address)
                        .orElse("/")));
    }

    /** URLs of the old blog in text, some between angle brackets. */
    Pattern url() {
        String ours = "https?://(?:www\\.)?" + Pattern.quote(host) + "(?![\\w.-])";
        String bare = "(?:https?://)?www\\." + Pattern.quote(host) + "(?![\\w.-])";
        return Pattern.compile("(?i)<" + ours + "[^\\s<>]*>" + "|(?<![\\w(\\[\"'=<:/@.-])(?:" + ours + "|" + bare
                + ")[^\\s<>()\\[\\]\"'`]*");
    }

    /** The path on the old site; empty if the address is that of another site. */
    Optional<String> path(String destination) {
        String lower = destination.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://") && !destination.startsWith("//")) {
            return Optional.of(withoutBase(destination));
        }
        String rest = destination.substring(destination.indexOf("//") + 2);
        int slash = rest.indexOf('/');
        String named = (slash < 0 ? rest : rest.substring(0, slash))
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^www\\.", "");
        String path = slash < 0 ? "/" : rest.substring(slash);
        boolean ours = !host.isEmpty() && named.equals(host) && (path + "/").startsWith(base + "/");
        return ours ? Optional.of(withoutBase(path)) : Optional.empty();
    }

    /** A path without that of the blog's URL. */
    String withoutBase(String path) {
        return !base.isEmpty() && (path + "/").startsWith(base + "/")
                ? "/" + path.substring(base.length()).replaceFirst("^/", "")
                : path;
    }
}
