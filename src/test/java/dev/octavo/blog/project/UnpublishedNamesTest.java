package dev.octavo.blog.project;

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
                                "secrets.yaml Secrets.YML credentials.json credentials passwords.txt"
                                        + " client_secret_12.json",
                                "dump.sql dump.sql.gz backup.old wp-config.php wp-config.php.bak server.pem.zip",
                                // What clouds, browsers and programs for passwords export, and settings with passwords.
                                "accessKeys.csv mira_accessKeys.csv rootkey.csv bitwarden_export.json logins.csv"
                                        + " logins.json",
                                "bitwarden_export_20261129.csv service-account.json serviceAccountKey.json secret.txt",
                                "firebase-adminsdk.json blog-firebase-adminsdk-x1.json password.txt pass.txt"
                                        + " private.txt",
                                "env.txt cookies.txt sftp-config.json filezilla.xml sitemanager.xml recentservers.xml",
                                "wp-config.php.txt settings.py local_settings.py config.php a.rdp secring.gpg a.pgp",
                                "login.keychain login.keychain-db authorized_keys known_hosts identity",
                                // Letters, databases, and what programs have recorded.
                                "a.har a.pcap a.mbox a.pst a.eml a.sqlite a.sqlite3 a.db a.mdb a.rdb a.hprof",
                                "places.sqlite cookies.sqlite backup.tar.gz backup-2026-11-29.zip site-backup.tgz",
                                // Versions of files.
                                "a.md.copy a.md.r12 style.css.r7 a.md.txt a.markdown.txt b.markdown.3 a_LOCAL_1.md a_REMOTE_4711.md a_BASE_2.css"
                                        + " a.asd",
                                "a.autosave a.wbk")
                        .flatMap(names -> Stream.of(names.split(" ", -1)))
                        .filter(name -> !UnpublishedNames.matchesFile("static", name))
                        .toList());
    }

    @Test
    void doNotMatchCommonFilesOfSites() {
        assertEquals(
                List.of(),
                Stream.of(
                                "CNAME _headers _redirects keybase.txt security.txt key.asc pubkey.asc id_rsa.pub"
                                        + " robots.txt",
                                "core.js core.css secrets.jpg secrets.md credentials.svg password.png log.txt part.pdf"
                                        + " x.tar.gz",
                                "site.zip 2019.zip data.sqlite.zip notes.md.html 4913.jpg keynote.pdf sql.txt"
                                        + " .htaccess LICENSE",
                                "README README.txt a.py build.py settings.json settings.css config.json config.js"
                                        + " db.css db.js",
                                "backup.md backup.html backup.png backups.svg how-to-backup.pdf backup-tools.zip"
                                        + " env.js env.json",
                                "private.html tokens.json tokens.css token.js logins.html cookies.html cookies.js"
                                        + " keys.json",
                                "identity.svg identity.html known.txt passport.jpg accounts.csv export.json export.csv",
                                "my_LOCAL_map.jpg snake_case_1.md a_base_1.png pages.r archive-keyring.gpg r2.mp4 x.r"
                                        + " robots.md",
                                "ads.txt humans.txt llms.txt BingSiteAuth.xml apple-app-site-association manifest.json"
                                        + " sw.js",
                                "vpn.mobileconfig capture.pcap.gz sitemap.xml service-worker.json feed.xml 404.html"
                                        + " copy.svg")
                        .flatMap(names -> Stream.of(names.split(" ", -1)))
                        .filter(name -> UnpublishedNames.matchesFile("static", name))
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
