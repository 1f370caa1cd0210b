package dev.octavo.blog.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.loading.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    private static final String GITHUB = "gh" + "p_q7Rk2VxT9mWb4ZsLc8Yd3NfHj6GpA1uEoXi5";
    private static final String GOOGLE = "AI" + "zaSyBq7Rk2VxT9mWb4ZsLc8Yd3NfHj6GpA1uE";

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
                Map.entry(
                        "static/x.yml",
                        "a: xox" + "b-2486071935-8412Kq7RxVtw\nb: sk_" + "live_q7Rk2VxT9mWb4ZsLc8\nc: " + AWS)));
        assertEquals(
                new TreeMap<>(Map.of(
                        "content/posts/a/account.json", "a private key in line 2",
                        "static/a.asc", "a private key in line 1",
                        "static/a.py", "an access key of AWS in line 2",
                        "static/a.txt", "a private key in line 2",
                        "static/deploy", "an access token of GitHub in line 1",
                        "static/maps.js", "an API key of Google in line 1",
                        "static/maps.json", "an API key of Google in line 1",
                        "static/vpn.mobileconfig", "a password in line 2",
                        "static/x.yml",
                                "an access token of Slack in line 1, a secret key of Stripe in line 2,"
                                        + " an access key of AWS in line 3")),
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

    @Test
    void areFoundWhereverTheyAreFrom() throws IOException {
        for (String line : Resources.lines("/secrets.txt").toList()) {
            String[] parts = line.split(" \\| ", 4);
            if (parts[2].equals("string")) {
                continue;
            }
            String secret = parts[1]
                    + (parts[3].contains("within") ? " \"" : "")
                    + random(parts[2], Integer.parseInt(parts[3].split("[^0-9]", 2)[0]));
            assertEquals(
                    Map.of("static/a.js", parts[0] + " in line 2"),
                    found(Map.of("static/a.js", "const x =\n  '" + secret + "';\n")),
                    secret);
            boolean word = !parts[3].contains("within") && Character.isLetter(secret.charAt(0));
            assertEquals(Map.of(), found(Map.of("static/a.js", (word ? "x" : "no ") + (word ? secret : parts[1]))));
        }
    }

    /** The alphabet in an order in which nothing follows its predecessor. */
    private static String random(String alphabet, int length) {
        String all = switch (alphabet) {
            case "hex" -> "7b2e9f04c8a1d635";
            case "upper" -> "Q7RK2VXT9MWB4ZSLC8YD3NFHJ6GPA1UEOXI5";
            default -> "q7Rk2VxT9mWb4ZsLc8Yd3NfHj6GpA1uEoXi5";
        };
        return all.repeat(length / all.length() + 1).substring(0, length);
    }

    @Test
    void areFoundInArticlesUnlessTheyAreExamples() {
        SourcePath article = new SourcePath("content/posts/a.md");
        assertEquals(
                List.of("content/posts/a.md: this article contains an access token of GitHub in line 3; take it out;"
                        + " where it was online before, have the secret replaced too: others may know it; if everybody"
                        + " may have it, add content/posts/a.md to \"publish-files\" in content/site.yaml"),
                SecretText.inArticle(article, "# A\n\n    TOKEN=" + GITHUB + "\n").stream()
                        .map(ProjectTest::message)
                        .toList());
        for (String example : List.of(
                "AKIA" + "IOSFODNN7EXAMPLE",
                "gh" + "p_" + "x".repeat(36),
                "gh" + "p_" + "*".repeat(36),
                "sk-" + "ant-api03-<your key> and a long1234567890word",
                "sk_" + "live_1234567890abcdefgh",
                "gh" + "p_" + "ab12".repeat(9),
                "gh" + "p_" + "YourTokenGoesHere".repeat(3).substring(0, 36),
                "a checksum 7b2e9f04c8a1d6357b2e9f04c8a1d635",
                "https://example.org/" + GITHUB.substring(1))) {
            assertEquals(List.of(), SecretText.inArticle(article, example), example);
        }
    }

    @Test
    void areSearchedInLinearTime() {
        SourcePath article = new SourcePath("content/posts/a.md");
        for (String piece :
                List.of("sk-", "gh" + "p_", "xox" + "b-1a", "-----BEGIN PRIVATE KEY-----", "\"private_key\"")) {
            String text = "a1".repeat(20) + " " + piece.repeat(5_000_000 / piece.length());
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> assertEquals(List.of(), SecretText.inArticle(article, text)), piece);
        }
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
