package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.html.BodyBuilder;
import dev.octavo.blog.markdown.html.RawTag;
import dev.octavo.blog.markdown.syntax.Entities;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.Html;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the author's own {@code srcset}, with a hole for each address. */
final class SrcsetWriter {
    /** HTML, "parse a srcset attribute": an address, and its descriptors up to a comma outside of parentheses. */
    private static final Pattern CANDIDATE = Pattern.compile("[\\s,]*+([^\\s,]\\S*+)((?:[^,(]++|\\([^)]*+\\)?)*+,?)");

    /** Formats that not all browsers support; the others fall back to the next {@code source}. */
    private static final Pattern FOR_SOME = Pattern.compile("(?i)\\s*(?:image/(?:hei[cf]|tiff|jxl)|video/).*");

    private static final Pattern DESCRIPTOR = Pattern.compile("|[0-9]+w|[0-9]+x|[0-9]*+\\.[0-9]+x");

    private SrcsetWriter() {}

    static void write(RawTag tag, RawTag.Attribute attribute, int offset, ArticleState state) {
        BodyBuilder out = state.out;
        boolean forSome = tag.value("type")
                .filter(type -> FOR_SOME.matcher(type).matches())
                .isPresent();
        out.add("srcset=\"");
        Matcher file = CANDIDATE.matcher(Entities.decode(attribute.value()));
        String between = "";
        while (file.find()) {
            String written = file.group(1);
            String address = withoutCommas(written);
            boolean alone = address.length() < written.length();
            String descriptor = alone ? "" : withoutCommas(file.group(2)).strip();
            file.region(alone ? file.end(1) : file.end(), file.regionEnd());
            if (!DESCRIPTOR.matcher(descriptor).matches()) {
                state.warning(
                        ProblemKind.HTML,
                        offset,
                        "browsers ignore \"" + address + "\" in this srcset, for they do not know \"" + descriptor
                                + "\"",
                        "write its width, such as 800w, or its density, such as 2x");
            }
            out.add(between).href(state.places.link(forSome ? Kind.LINK : Kind.IMAGE, address, offset));
            out.add(descriptor.isEmpty() ? "" : " " + Html.escape(descriptor));
            between = ", ";
        }
        out.add("\"");
    }

    private static String withoutCommas(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ',') {
            end--;
        }
        return text.substring(0, end);
    }
}
