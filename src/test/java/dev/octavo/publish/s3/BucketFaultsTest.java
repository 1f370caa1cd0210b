package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.target.Fault;
import dev.octavo.publish.target.TargetState;
import dev.octavo.testing.CuttingProxy;
import dev.octavo.testing.S3Server;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The messages if publishing to a storage fails. None may contain a secret or the library's own text. */
@Tag("ci")
@ExtendWith(S3ProxyStorage.class)
final class BucketFaultsTest {
    private final S3Server server;
    private final Path folder;
    private BucketSettings settings = BucketPlace.settings(S3Server.KEY, S3Server.SECRET);

    BucketFaultsTest(S3Server server, @TempDir Path folder) {
        this.server = server;
        this.folder = folder;
    }

    private Problem refusal(Destination.Bucket place) {
        ProblemException e = assertThrows(ProblemException.class, () -> {
            try (BucketTarget target = BucketPlace.open(
                    place,
                    settings,
                    () -> Locks.terms("anna@laptop"),
                    problem -> {},
                    false,
                    UnaryOperator.identity())) {
                target.state();
            }
        });
        Problem problem = e.problems().get(0);
        String text = problem.message() + problem.hint().orElse("");
        for (String secret :
                List.of(S3Server.SECRET, S3Server.KEY, "Authorization", "Signature=", "dev.octavo", "Exception")) {
            assertFalse(text.contains(secret), text);
        }
        assertFalse(problem.hint().isEmpty(), text);
        return problem;
    }

    private static Destination.Bucket at(String endpoint, String bucket) {
        return new Destination.Bucket(bucket, "", Optional.of(URI.create(endpoint)), Optional.empty(), false, 3);
    }

    private String reported(String endpoint, String bucket) {
        return refusal(at(endpoint, bucket)).message();
    }

    @Test
    void aWrongSecretOrKey() {
        BucketPlace.make(server, "secrets", "");
        settings = BucketPlace.settings(S3Server.KEY, "wrong-secret");
        assertEquals(
                "127.0.0.1:" + server.port() + " does not accept the secret of the access key",
                reported(server.url(), "secrets"));
        settings = BucketPlace.settings("OTHERKEY", S3Server.SECRET);
        assertEquals("127.0.0.1:" + server.port() + " does not know the access key", reported(server.url(), "secrets"));
    }

    @Test
    void noCredentials() {
        settings = new BucketSettings(Map.of("AWS_EC2_METADATA_DISABLED", "true"), folder, Clock.systemUTC());
        Problem problem = refusal(at(server.url(), "secrets"));
        assertEquals(
                "no credentials were found for the bucket secrets at 127.0.0.1:" + server.port(), problem.message());
        assertTrue(problem.hint().orElse("").startsWith("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"));
    }

    @Test
    void settingsThatCannotBeRead() throws Exception {
        Path config = Files.writeString(folder.resolve("config"), "this is no file of settings");
        settings = new BucketSettings(Map.of("AWS_CONFIG_FILE", config.toString()), folder, Clock.systemUTC());
        assertEquals(
                config + ":1 cannot be read: it is neither [a heading] nor a line \"key = value\" below one",
                reported(server.url(), "any"));
    }

    @Test
    void noSuchBucket() {
        assertEquals("there is no bucket missing at 127.0.0.1:" + server.port(), reported(server.url(), "missing"));
    }

    @Test
    void nobodyThere() throws Exception {
        int port;
        try (CuttingProxy proxy = CuttingProxy.before(1, 0)) {
            port = proxy.port();
        }
        assertEquals("nothing answers at 127.0.0.1:" + port, reported("http://127.0.0.1:" + port, "any"));
    }

    @Test
    void noSafeConnection() {
        assertTrue(
                reported("https://127.0.0.1:" + server.port(), "any").startsWith("no safe connection to 127.0.0.1"),
                () -> reported("https://127.0.0.1:" + server.port(), "any"));
    }

    @Test
    void correctsOrReportsAWrongClock() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "clock", "");
        for (int hours : new int[] {-30, 30}) {
            Fault requests = Fault.none();
            Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
            BucketSettings off = new BucketSettings(settings.environment(), folder, wrong);
            try (BucketTarget target = BucketPlace.open(
                    bucket.place(bucket.port().orElseThrow(), 3),
                    off,
                    bucket::terms,
                    problem -> {},
                    false,
                    BucketPlace.watched(requests))) {
                assertEquals(TargetState.NOTHING, target.state());
            }
            assertEquals(
                    3, requests.steps(), "the first of two is refused, and sent again with the storage's own time");
        }
    }

    @Test
    void explainsResponsesOfTheStorage() throws Exception {
        for (Answer answer : List.of(
                new Answer(
                        403,
                        "AccessDenied",
                        "",
                        "access is denied: the credentials may not read .octavo/manifest in the bucket any"),
                new Answer(403, "", "", "access is denied"),
                new Answer(
                        301,
                        "PermanentRedirect",
                        "x-amz-bucket-region: eu-west-3",
                        "the bucket any is not in the region that was asked, but in eu-west-3"),
                new Answer(
                        400,
                        "AuthorizationHeaderMalformed",
                        "",
                        "the bucket any is not in the region that was asked, but in sa-east-1"),
                new Answer(503, "SlowDown", "", "HOST asks to slow down, again and again"),
                new Answer(
                        500,
                        "InternalError",
                        "",
                        "cannot read .octavo/manifest: HOST answers 500 InternalError the region is wrong; expecting 'sa-east-1'"),
                new Answer(403, "RequestTimeTooSkewed", "", "this machine's clock is off; HOST says it is "),
                new Answer(407, "", "", "the proxy on the way to HOST asks for a user name and a password"),
                new Answer(400, "ExpiredToken", "", "the credentials for HOST have expired"),
                new Answer(
                        200,
                        "",
                        "Content-Length: 100",
                        "HOST was asked to read .octavo/manifest, but the connection broke"))) {
            try (ScriptedStorage storage = ScriptedStorage.answering(answer.text())) {
                String reported = reported("http://127.0.0.1:" + storage.port(), "any");
                String expected = answer.reported().replace("HOST", "127.0.0.1:" + storage.port());
                // A response that ends too early may break off before its first byte is read.
                boolean early = answer.status() == 200 && reported.startsWith("the connection to 127.0.0.1:");
                assertTrue(early || reported.startsWith(expected), reported);
            }
        }
    }

    @Test
    void namesABucketThatCannotBeListed() throws Exception {
        for (Answer answer : List.of(
                new Answer(
                        403,
                        "AccessDenied",
                        "",
                        "access is denied: the credentials may not list the bucket any at HOST"),
                new Answer(500, "InternalError", "", "cannot list the bucket any: HOST answers 500 InternalError "))) {
            try (ScriptedStorage scripted = ScriptedStorage.answering(answer.text())) {
                String host = "127.0.0.1:" + scripted.port();
                Storage storage = Storage.open(at("http://" + host, "any"), settings, 1, UnaryOperator.identity());
                ProblemException e =
                        assertThrows(ProblemException.class, () -> storage.list("notes/", (key, stored) -> {}));
                String message = e.problems().get(0).message();
                assertTrue(message.startsWith(answer.reported().replace("HOST", host)), message);
            }
        }
    }

    @Test
    void theEnvironmentNamesTheEndpointIfTheSettingsDoNot() {
        Destination.Bucket place = new Destination.Bucket("blog", "", Optional.empty(), Optional.empty(), false, 3);
        Map<String, String> variables = new TreeMap<>(Map.of("AWS_ENDPOINT_URL", "https://all.example"));
        assertEquals("the bucket blog at all.example", described(place, variables));
        variables.put("AWS_ENDPOINT_URL_S3", "http://s3.example:9000");
        assertEquals("the bucket blog at s3.example", described(place, variables));
        assertEquals("the bucket blog at own.example", described(at("https://own.example", "blog"), variables));
    }

    private String described(Destination.Bucket place, Map<String, String> variables) {
        BucketSettings some = new BucketSettings(variables, folder, Clock.systemUTC());
        return BucketTarget.open(place, some, false, "anna@laptop", problem -> {})
                .description();
    }

    @Test
    void aListThatDoesNotGoOn() throws Exception {
        for (String next : List.of("", "<NextContinuationToken>the same</NextContinuationToken>")) {
            String body = "<ListBucketResult><IsTruncated>true</IsTruncated>" + next + "</ListBucketResult>";
            String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n";
            try (ScriptedStorage scripted = ScriptedStorage.answering(answer + body)) {
                Storage storage = Storage.open(
                        at("http://127.0.0.1:" + scripted.port(), "any"), settings, 2, UnaryOperator.identity());
                ProblemException e =
                        assertThrows(ProblemException.class, () -> storage.list("notes/", (key, stored) -> {}));
                assertEquals(
                        "127.0.0.1:" + scripted.port() + " lists some of the objects below \"notes/\", and does not say"
                                + " how the list goes on",
                        e.getMessage());
            }
        }
    }

    private record Answer(int status, String code, String header, String reported) {
        String text() {
            String body = code.isEmpty()
                    ? ""
                    : "<Error><Code>" + code
                            + "</Code><Message>the region is wrong; expecting 'sa-east-1'</Message></Error>";
            return "HTTP/1.1 " + status + " Answer\r\nDate: Wed, 25 Nov 2026 00:00:00 GMT\r\n"
                    + (header.isEmpty() ? "" : header + "\r\n")
                    + (header.startsWith("Content-Length") ? "" : "Content-Length: " + body.length() + "\r\n")
                    + "Connection: close\r\n\r\n" + body;
        }
    }

    @Test
    void aSiteThatDoesNotFit() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "unfit", "");
        ProblemException e = assertThrows(
                ProblemException.class,
                () -> bucket.publish(SampleSite.write(folder, Map.of(".octavo/manifest", new byte[1]))));
        assertEquals(
                ".octavo/manifest cannot be kept in a bucket: it lies in .octavo/, which is Octavo's own",
                e.getMessage());
    }

    @Test
    void refusesATooLongNameBeforeAnythingIsSent() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "long", "");
        String path = ("x".repeat(100) + "/").repeat(10) + "y".repeat(20);
        ProblemException e = assertThrows(
                ProblemException.class, () -> bucket.publish(SampleSite.write(folder, Map.of(path, new byte[1]))));
        assertEquals(path + " cannot be kept in a bucket: it has a name of more than 1024 bytes", e.getMessage());
    }
}
