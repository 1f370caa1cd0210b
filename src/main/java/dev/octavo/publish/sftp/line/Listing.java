package dev.octavo.publish.sftp.line;

import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_NAME;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_READDIR;

import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a folder that is open on the server. */
final class Listing {
    private Listing() {}

    /** All of it, for which a server is asked again and again. */
    static List<Entry> entries(Requests requests, byte[] handle) throws IOException {
        List<Entry> entries = new ArrayList<>();
        while (true) {
            Answer some = requests.ask(SSH_FXP_READDIR, out -> out.putBytes(handle));
            if (some.isEnd()) {
                return entries;
            }
            Content names = some.content(SSH_FXP_NAME);
            for (int left = names.number(); left > 0; left--) {
                String name = names.text();
                names.text(); // the line that ls -l would print
                Attributes found = Attributes.read(names);
                if (!name.equals(".") && !name.equals("..")) {
                    entries.add(new Entry(name, found.kind(), found.kind() == Kind.FILE ? found.size() : 0));
                }
            }
        }
    }
}
