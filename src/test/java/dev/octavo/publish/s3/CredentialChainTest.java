package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where credentials are found. */
final class CredentialChainTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final String JSON = """
            {"Version": 1, "AccessKeyId": "K", "SecretAccessKey": "S", "SessionToken": "T", "Expiration": "%s"}""";

    private final Path home;
    private final TestClock clock = new TestClock();
    private final Map<String, String> environment = new TreeMap<>(Map.of("AWS_EC2_METADATA_DISABLED", "true"));

    CredentialChainTest(@TempDir Path home) {
        this.home = home;
    }

    private static final class TestClock extends Clock {
        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private CredentialChain chain() {
        BucketSettings settings = new BucketSettings(environment, home, clock);
        return new CredentialChain(settings, Profile.read(settings), "eu-west-3");
    }

    /** Key, secret and token, of those that are there. */
    private static String found(CredentialChain chain) {
        return chain.current()
                .map(some -> some.key() + " " + some.secret()
                        + some.token().map(token -> " " + token).orElse(""))
                .orElse("none");
    }

    private String found() {
        return found(chain());
    }

    private Problem refusal() {
        return assertThrows(ProblemException.class, this::found).problems().get(0);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }

    @ParameterizedTest
    @CsvSource({
        "K, S, '', K S",
        "' K ', S, T, K S T",
        "K, ' ', T, none",
        "'', S, T, none",
    })
    void inTheEnvironment(String key, String secret, String token, String found) {
        environment.put("AWS_ACCESS_KEY_ID", key);
        environment.put("AWS_SECRET_ACCESS_KEY", secret);
        environment.put("AWS_SESSION_TOKEN", token);
        assertEquals(found, found());
    }

    @ParameterizedTest
    @CsvSource({
        "'', K2 S2",
        "default, K2 S2",
        "work, K3 S#3 T3",
        "my blog, K4 S4",
        "region-only, none",
        "half, none",
    })
    void inProfiles(String name, String found) throws Exception {
        write(".aws/config", """
                # a comment
                [default]
                region = eu-west-1
                aws_access_key_id = K1
                aws_secret_access_key = S1
                s3 =
                  max_concurrent_requests = 20
                ; another

                [profile work] # ours
                AWS_ACCESS_KEY_ID=K3
                aws_secret_access_key   =   S#3   # not this
                aws_session_token = T3
                [profile "my blog"]
                aws_access_key_id = K4
                aws_secret_access_key = S4
                [profile region-only]
                region = eu-west-2
                """);
        write(".aws/credentials", """
                [half]
                aws_access_key_id = K5
                [default]
                aws_access_key_id = K2
                aws_secret_access_key = S2
                """);
        environment.put("AWS_PROFILE", name);
        assertEquals(found, found());
    }

    @Test
    void filesOfAnotherName() throws Exception {
        write("elsewhere", "[default]\naws_access_key_id = K\naws_secret_access_key = S\n");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "~/elsewhere");
        environment.put("AWS_CONFIG_FILE", home.resolve("missing").toString());
        assertEquals("K S", found());
    }

    @Test
    void aProfileThatIsNotThere() {
        environment.put("AWS_PROFILE", "blog");
        assertEquals(
                "AWS_PROFILE is blog, and ~/.aws has no profile with this name",
                refusal().message());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandIsCalledAgainBeforeWhatItPrintedExpires() throws Exception {
        write("json", JSON.formatted("2026-11-30T13:00:00+00:00"));
        write(
                ".aws/config",
                "[default]\ncredential_process = cat '" + home.resolve("json") + "'; echo >> '" + home.resolve("calls")
                        + "'\n");
        CredentialChain chain = chain();
        for (int minutes : new int[] {0, 30, 58, 60}) {
            clock.now = NOW.plus(Duration.ofMinutes(minutes));
            assertEquals("K S T", found(chain));
        }
        assertEquals("\n\n", Files.readString(home.resolve("calls")));
        write("json", "no JSON");
        assertEquals(
                "no credentials were printed by credential_process of the profile default, which ended with code 0",
                refusal().message());
    }

    @ParameterizedTest
    @CsvSource({"sso_session = work", "role_arn = arn:aws:iam::1:role/blog", "login_session = arn:aws:iam::1:user/a"})
    @DisabledOnOs(OS.WINDOWS)
    void whoSignsInNeedsTheProgramOfAmazon(String line) throws Exception {
        write(".aws/config", "[profile blog]\n" + line + "\naws_access_key_id = K1\naws_secret_access_key = S1\n");
        environment.put("AWS_PROFILE", "blog");
        environment.put("PATH", home.toString());
        assertEquals(
                Optional.of(
                        "install version 2 of the program \"aws\", which signs in for this profile: https://aws.amazon.com/cli/;"
                                + " or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
                refusal().hint());
        write(
                "aws",
                "#!/bin/sh\n[ $AWS_PROFILE = blog ] && [ \"$*\" = 'configure export-credentials --format process' ]"
                        + " && echo '" + JSON.formatted("2026-11-30T13:00:00Z") + "'\n");
        home.resolve("aws").toFile().setExecutable(true);
        assertEquals("K S T", found());
        write("aws", "#!/bin/sh\necho 'the session has expired' >&2\nexit 255\n");
        Problem refusal = refusal();
        assertEquals(
                "no credentials were printed by aws configure export-credentials --format process --profile blog, which"
                        + " ended with code 255",
                refusal.message());
        assertEquals(
                Optional.of(
                        "run it by hand until it prints them; for single sign-on: \"aws sso login --profile blog\""),
                refusal.hint());
    }

    /** What was asked, and with which header. */
    private final List<String> asked = new ArrayList<>();

    private HttpServer server(String header, Map<String, String> answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            asked.add(exchange.getRequestMethod() + " " + path + " "
                    + exchange.getRequestHeaders()
                            .getOrDefault(header, List.of("-"))
                            .get(0));
            byte[] answer = answers.getOrDefault(path, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answers.containsKey(path) ? 200 : 403, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static final String GIVEN = JSON.formatted("2026-11-30T18:00:00Z").replace("SessionToken", "Token");

    @Test
    void inAContainer() throws Exception {
        HttpServer server = server("Authorization", Map.of("/v2/x", GIVEN));
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", url(server) + "/v2/x");
        environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "a token");
        assertEquals("K S T", found());
        write("token", "a token in a file\n");
        environment.put(
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", home.resolve("token").toString());
        assertEquals("K S T", found());
        assertEquals(List.of("GET /v2/x a token", "GET /v2/x a token in a file"), asked);
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", url(server) + "/v3");
        assertEquals(
                "no credentials were found by AWS_CONTAINER_CREDENTIALS_FULL_URI: 403 AccessDenied no",
                refusal().message());
        server.stop(0);
    }

    @Test
    void onAMachineOfAmazon() throws Exception {
        HttpServer server = server(
                "X-aws-ec2-metadata-token",
                Map.of(
                        "/latest/api/token", "secret",
                        "/latest/meta-data/iam/security-credentials/", "blog\n",
                        "/latest/meta-data/iam/security-credentials/blog", GIVEN));
        environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", url(server));
        assertEquals("none", found());
        environment.remove("AWS_EC2_METADATA_DISABLED");
        assertEquals("K S T", found());
        assertEquals(
                List.of(
                        "PUT /latest/api/token -",
                        "GET /latest/meta-data/iam/security-credentials/ secret",
                        "GET /latest/meta-data/iam/security-credentials/blog secret"),
                asked);
        server.stop(0);
        assertEquals("none", found());
    }

    @Test
    void ofTheIdentityOfAWorkflow() throws Exception {
        String query =
                "/?Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fblog"
                        + "&RoleSessionName=octavo&WebIdentityToken=a.b%2Bc";
        HttpServer server = server("Authorization", Map.of(query, """
                        <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                          <AssumeRoleWithWebIdentityResult><Credentials><SessionToken>T</SessionToken>
                            <SecretAccessKey>S</SecretAccessKey><Expiration>2026-11-30T18:00:00Z</Expiration>
                            <AccessKeyId>K</AccessKeyId></Credentials></AssumeRoleWithWebIdentityResult>
                        </AssumeRoleWithWebIdentityResponse>"""));
        write("token", "a.b+c\n");
        environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve("token").toString());
        environment.put("AWS_ROLE_ARN", "arn:aws:iam::1:role/blog");
        environment.put("AWS_ENDPOINT_URL_STS", url(server));
        assertEquals("K S T", found());
        environment.put("AWS_ROLE_ARN", "arn:aws:iam::1:role/other");
        assertEquals(
                "no credentials were found by AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE: 403 AccessDenied no",
                refusal().message());
        server.stop(0);
        environment.put("AWS_ENDPOINT_URL_STS", "http://a b");
        assertEquals(
                "the environment variable AWS_ENDPOINT_URL_STS is not the URL of a server",
                refusal().message());
    }
}
