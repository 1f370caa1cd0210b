package dev.octavo.build.pipeline.picture;

import dev.octavo.build.pipeline.picture.ReadyPicture.Form;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.render.output.LastingFiles;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses of renditions. An address always has the same content, so browsers can cache it forever. */
final class PictureAddresses {
    private static final int DIGITS = 16;
    private static final int LONGEST_NAME = 32;
    private static final Pattern RENDITION = Pattern.compile("/" + LastingFiles.RENDITION);

    private PictureAddresses() {}

    /** {@code /pictures/0123456789abcdef/photo-960.webp}. */
    static Address of(SourcePath file, Hash key, Form form) {
        return new Address("/pictures/" + key.hex().substring(0, DIGITS) + "/" + name(file) + "-" + form.width() + "."
                + form.format().extension());
    }

    /** Returns the beginning of the key of the rendition at {@code address}; absent if it is not a rendition. */
    static Optional<String> keyBegin(Address address) {
        return Optional.of(RENDITION.matcher(address.path()))
                .filter(Matcher::matches)
                .map(found -> address.path().split("/", -1)[2]);
    }

    /** Returns whether {@code address} is that of {@code form}, for any picture name. */
    static boolean isOf(Address address, Form form) {
        return address.path().endsWith("-" + form.width() + "." + form.format().extension());
    }

    private static String name(SourcePath file) {
        String slug = Slug.of(file.baseName());
        int length = slug.codePointCount(0, slug.length());
        String name = length <= LONGEST_NAME ? slug : slug.substring(0, slug.offsetByCodePoints(0, LONGEST_NAME));
        return name.isEmpty() ? "picture" : name;
    }
}
