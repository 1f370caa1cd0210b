package dev.octavo.blog.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.address.SourcePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretTextTest {
    // In parts, so that no scanner takes these for real.
    private static final String KEY =
            "-----BEGIN " + "PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEA\n";
    private static final String PGP =
            "-----BEGIN PGP " + "PRIVATE KEY BLOCK-----\nVersion: 2\n\nlQOYBFx0a2sBCADSvX7r3u9vUu3bA1Xx0m4uK1JtTq0e\n";
    private static final String AWS = "AKI" + "AQ3EGRT5Z7XK2M4PN";
    private static final String GITHUB = "gh" + "p_0123456789abcdefABCDEF0123456789abcd";
    private static final String GOOGLE = "AI" + "zaSyA0123456789abcdefghijklmnopqrstuv";

    @TempDir
    Path folder;

    @Test
    void areFoundInSmallTextFiles() throws IOException {
        Map<String, String> found = found(Map.ofEntries(
                Map.entry("static/a.txt", "Hello\n" + KEY),
                Map.entry("static/a.asc", PGP),
                Map.entry("content/posts/a/account.json", "{\n\"private_key\": \"" + KEY.replace("\n", "\\n") + "\"}"),
                Map.entry("static/a.py", "x\r\ny = '" + AWS + "'"),
                Map.entry("static/deploy", "TOKEN=" + GITHUB),
                Map.entry("static/fine.txt", "a github_pat_ or " + "gh" + "p_ or AKIA, and AKIA" + "IOSFODNN7EXAMPLE"),
                Map.entry("static/pem.js", "const begin = '-----BEGIN " + "PRIVATE KEY-----', end = '-----END';"),
                Map.entry("static/public.asc", PGP.replace("PRIVATE", "PUBLIC")),
                Map.entry("static/maps.js", GOOGLE),
                Map.entry("static/maps.json", GOOGLE),
                Map.entry("static/a.png", GITHUB),
                Map.entry("static/large.txt", GITHUB + "\n".repeat(64_000)),
                Map.entry(
                        "static/vpn.mobileconfig",
                        "<dict>\n<key>Password</key>\n<string>x</string><key>Password</key><string>y</string></dict>"),
                Map.entry("static/x.yml", "a: xox" + "b-1234567890-x\nb: sk_" + "live_0123456789abcdefgh\nc: " + AWS)));
        assertEquals(
                new TreeMap<>(Map.of(
                        "content/posts/a/account.json", "a private key in line 2",
                        "static/a.asc", "a private key in line 1",
                        "static/a.py", "an access key of AWS in line 2",
                        "static/a.txt", "a private key in line 2",
                        "static/deploy", "an access token of GitHub in line 1",
                        "static/maps.json", "an API key of Google in line 1",
                        "static/vpn.mobileconfig", "a password in line 2",
                        "static/x.yml",
                                "an access key of AWS in line 3, an access token of Slack in line 1,"
                                        + " a secret key of Stripe in line 2")),
                found);
    }

    @Test
    void areNotPrintedInTheWarning() throws IOException {
        ProjectTest.write(folder, "content/site.yaml", "x");
        ProjectTest.write(folder, "static/a.txt", KEY);
        assertEquals(
                "static/a.txt: this file, which is published, contains a private key in line 1; take the file out of"
                        + " the site's folder; where it was online before, have the secret replaced too: others may know"
                        + " it; if everybody may have it, add static/a.txt to \"publish-files\" in content/site.yaml",
                ProjectTest.message(SecretText.in(Project.open(folder, Theme.NONE), new SourcePath("static/a.txt"))
                        .get(0)));
    }

    private Map<String, String> found(Map<String, String> files) throws IOException {
        ProjectTest.write(folder, "content/site.yaml", "x");
        for (Map.Entry<String, String> file : files.entrySet()) {
            ProjectTest.write(folder, file.getKey(), file.getValue());
        }
        Project project = Project.open(folder, Theme.NONE);
        Map<String, String> found = new TreeMap<>();
        for (String file : files.keySet()) {
            SecretText.in(project, new SourcePath(file))
                    .forEach(problem -> found.merge(
                            file,
                            problem.message().replace("this file, which is published, contains ", ""),
                            (one, other) -> one + ", " + other));
        }
        return found;
    }
}
