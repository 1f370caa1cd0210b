package dev.octavo.use.importer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Texts in a temporary file, so that memory is bounded. */
final class Spool implements AutoCloseable {
    private final FileChannel file = FileChannel.open(
            Files.createTempFile("octavo-import", ".txt"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);

    Spool() throws IOException {}

    /** Where a text is, in bytes. */
    record Place(long at, int length) {}

    Place add(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long at = file.size();
        file.write(ByteBuffer.wrap(bytes), at);
        return new Place(at, bytes.length);
    }

    String text(Place place) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(place.length());
        file.read(bytes, place.at());
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
