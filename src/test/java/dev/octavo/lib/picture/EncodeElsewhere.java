package dev.octavo.lib.picture;

import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.Renditions.Rendition;
import dev.octavo.lib.picture.codec.PictureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prints what each file of a folder is encoded to. */
final class EncodeElsewhere {
    private EncodeElsewhere() {}

    public static void main(String[] arguments) throws Exception {
        System.out.print(made(Path.of(arguments[0])));
    }

    static String made(Path folder) throws IOException, PictureException {
        RenditionRequest request = new RenditionRequest(List.of(100, 170, 240), Optional.empty(), 80, 75);
        StringBuilder text = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Renditions made = PictureEncoder.renditions(Files.readAllBytes(file), request, 1_000_000);
                text.append(file.getFileName()).append(' ').append(made.colour());
                for (Rendition rendition : made.all()) {
                    text.append(' ').append(rendition.format()).append(' ').append(Hash.of(rendition.bytes()));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
