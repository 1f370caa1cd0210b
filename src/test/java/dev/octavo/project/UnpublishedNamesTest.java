package dev.octavo.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnpublishedNamesTest {
    @TempDir
    Path folder;

    @Test
    void keepCopiesAndKeysAndDumpsFromReaders() {
        assertEquals(
                List.of(),
                Stream.of(
                                "b.md.bak b.md.orig b.md.rej b.md.save b.md.tmp b.md.mine a.swp a.swo 4913 post.md.0 post.md.12",
                                "post.md.kate-swp x.part x.crdownload x.opdownload core core.4711 nohup.out x.log X.LOG",
                                "id_rsa id_ed25519 server.key server.pem site.kdbx keys.p12 my.ppk prod.env x.tfstate",
                                "secrets.yaml Secrets.YML credentials.json credentials passwords.txt client_secret_12.json",
                                "dump.sql dump.sql.gz backup.old wp-config.php wp-config.php.bak server.pem.zip")
                        .flatMap(names -> Stream.of(names.split(" ", -1)))
                        .filter(name -> !UnpublishedNames.matchesFile(name))
                        .toList());
    }

    @Test
    void doNotMatchCommonFilesOfSites() {
        assertEquals(
                List.of(),
                Stream.of(
                                "CNAME _headers _redirects keybase.txt security.txt key.asc pubkey.asc id_rsa.pub robots.txt",
                                "core.js core.css secrets.jpg secrets.md credentials.svg password.png log.txt part.pdf x.tar.gz",
                                "site.zip 2019.zip data.sqlite app.db notes.md.html 4913.jpg keynote.pdf sql.txt .htaccess LICENSE")
                        .flatMap(names -> Stream.of(names.split(" ", -1)))
                        .filter(UnpublishedNames::matchesFile)
                        .toList());
    }

    @Test
    void areReportedInOneWarning() throws IOException {
        for (String name : List.of(
                "content/posts/a.md.orig",
                "content/posts/a/dump.sql",
                "static/id_rsa",
                "static/core",
                "static/js/core/x.js",
                "static/node_modules/x/index.js",
                "static/node_modules/y/index.js",
                "static/CVS/Entries",
                "static/cvs/mine.pdf",
                "static/a.bak",
                "content/posts/~$doc.docx",
                "static/ehthumbs.db",
                "templates/post.ftlh.bak")) {
            ProjectTest.write(folder, name, "x");
        }
        Project project = Project.open(folder, Theme.NONE);
        assertEquals(
                List.of("static/cvs/mine.pdf", "static/js/core/x.js", "templates/post.ftlh.bak"),
                project.files().stream().map(String::valueOf).toList());
        assertEquals(
                List.of("content/posts/a.md.orig: content/posts/a.md.orig, content/posts/a/dump.sql, static/CVS/,"
                        + " static/a.bak, static/core and 2 more are not published: such names are used for backups, unfinished"
                        + " files, logs, keys, passwords and dumps; take them out of the site's folder; what readers are to"
                        + " have needs another name"),
                ProjectTest.problems(project));
    }

    @Test
    void areReportedOneByOne() throws IOException {
        ProjectTest.write(folder, "content/site.yaml", "x");
        ProjectTest.write(folder, "static/x.log", "x");
        assertEquals(
                List.of(
                        "static/x.log: static/x.log is not published: such names are used for backups, unfinished files,"
                                + " logs, keys, passwords and dumps; take it out of the site's folder; what readers are to have needs"
                                + " another name"),
                ProjectTest.problems(Project.open(folder, Theme.NONE)));
    }
}
