package dev.octavo.pipeline.picture;

import dev.octavo.address.Address;
import dev.octavo.address.Slug;
import dev.octavo.address.SourcePath;
import dev.octavo.hash.Hash;
import dev.octavo.pipeline.picture.ReadyPicture.Form;

/** Where renditions are found. An address stands for one content for ever, so that browsers need not ask again. */
final class PictureAddresses {
    private static final int DIGITS = 16;
    private static final int LONGEST_NAME = 32;

    private PictureAddresses() {}

    /** {@code /pictures/0123456789abcdef/photo-960.webp}. */
    static Address of(SourcePath file, Hash key, Form form) {
        return new Address("/pictures/" + key.hex().substring(0, DIGITS) + "/" + name(file) + "-" + form.width() + "."
                + form.format().extension());
    }

    private static String name(SourcePath file) {
        String slug = Slug.of(file.baseName());
        int length = slug.codePointCount(0, slug.length());
        String name = length <= LONGEST_NAME ? slug : slug.substring(0, slug.offsetByCodePoints(0, LONGEST_NAME));
        return name.isEmpty() ? "picture" : name;
    }
}
