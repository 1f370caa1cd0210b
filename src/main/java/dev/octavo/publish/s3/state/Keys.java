package dev.octavo.publish.s3.state;

import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.Sha256;

/**
 * The names of objects in a bucket: files of the site as readers ask for them, and below {@code .octavo/} what is ours alone.
 *
 * @param root what every name begins with; empty, or with a slash at the end
 */
public record Keys(String root) {
    public static final String OURS = ".octavo/";

    /** The names below a prefix that has no slash at its ends. */
    public static Keys below(String prefix) {
        return new Keys(prefix.isEmpty() ? "" : prefix + "/");
    }

    public String live(OutputPath path) {
        return root + path;
    }

    /** Says what stands here, and who is publishing. */
    public String state() {
        return root + OURS + "manifest";
    }

    /** Is never there, so that writing it on a condition has to fail. */
    public String probe() {
        return root + OURS + "probe";
    }

    public String objects() {
        return root + OURS + "objects/";
    }

    /** A content, whatever files of whatever releases have it. */
    public String object(Sha256 content) {
        return objects() + content;
    }

    public String releases() {
        return root + OURS + "releases/";
    }

    /** The files of a release. Its sum is in the name, so that two publishings do not write over each other's. */
    public String release(Ref ref) {
        return releases() + ref.number() + "-" + ref.sum();
    }
}
