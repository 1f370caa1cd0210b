package dev.octavo.publish.s3;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.OtherProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.io.function.Uncheck;

/**
 * Finds credentials where Amazon's own programs do, in the same order: environment, web identity, profile, container, machine.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
final class CredentialChain {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration LEFT = Duration.ofMinutes(1);
    private static final Set<Integer> NOT_KNOWN =
            Set.of(2, 127); // the command to version 1 of "aws", "aws" to the shell
    private static final String EXPORT = "aws configure export-credentials --format process";

    private final BucketSettings settings;
    private final Profile profile;
    private final String region;
    private final Wire wire;
    private Optional<Credentials> found = Optional.empty();

    CredentialChain(BucketSettings settings, Profile profile, String region) {
        this.settings = settings;
        this.profile = profile;
        this.region = region;
        this.wire = new Http(settings, CONNECT, SILENCE);
    }

    /** Credentials that are valid for another minute; empty if there are none. */
    synchronized Optional<Credentials> current() {
        if (found.filter(known -> known.isValidAt(settings.clock().instant().plus(LEFT)))
                .isEmpty()) {
            found = keys(settings::variable)
                    .or(this::ofWebIdentity)
                    .or(this::ofProfile)
                    .or(this::ofContainer)
                    .or(this::ofMachine);
        }
        return found;
    }

    private static Optional<Credentials> keys(Function<String, Optional<String>> values) {
        return values.apply("AWS_ACCESS_KEY_ID")
                .flatMap(key -> values.apply("AWS_SECRET_ACCESS_KEY")
                        .map(secret ->
                                new Credentials(key, secret, values.apply("AWS_SESSION_TOKEN"), Optional.empty())));
    }

    /** Credentials that Amazon gives to a workflow or a pod for its signed identity. */
    private Optional<Credentials> ofWebIdentity() {
        Optional<String> file = settings.variable("AWS_WEB_IDENTITY_TOKEN_FILE");
        Optional<String> role = settings.variable("AWS_ROLE_ARN").filter(arn -> file.isPresent());
        String server =
                settings.url("AWS_ENDPOINT_URL_STS").map(URI::toString).orElse(Connection.amazon("sts", region));
        String session = settings.variable("AWS_ROLE_SESSION_NAME").orElse("octavo");
        return role.flatMap(arn -> given("AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE", () -> {
            String url =
                    server + "/?Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=" + Request.encoded(arn)
                            + "&RoleSessionName=" + Request.encoded(session) + "&WebIdentityToken="
                            + Request.encoded(content(file.orElseThrow()));
            return Credentials.ofXml(asked(Request.of("GET", URI.create(url))));
        }));
    }

    private static String content(String file) throws IOException {
        return Files.readString(Path.of(file)).strip();
    }

    private Optional<Credentials> ofProfile() {
        if (profile.signsIn()) {
            return printed(EXPORT, EXPORT + " --profile " + profile.name());
        }
        if (!profile.exists() && settings.variable("AWS_PROFILE").isPresent()) {
            throw ProblemException.of(
                    "AWS_PROFILE is " + profile.name() + ", and ~/.aws has no profile with this name",
                    "correct AWS_PROFILE, or make the profile with \"aws configure --profile " + profile.name() + "\"");
        }
        return profile.value("credential_process")
                .flatMap(command -> printed(command, "credential_process of the profile " + profile.name()))
                .or(() -> keys(name -> profile.value(name.toLowerCase(Locale.ROOT))));
    }

    /** Credentials that a command prints. Its errors and questions come to the terminal. */
    private Optional<Credentials> printed(String command, String name) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        ProcessBuilder shell = OtherProgram.builder(List.of(windows ? "cmd.exe" : "sh", windows ? "/C" : "-c", command))
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        shell.environment().putAll(OtherProgram.environment(settings.environment()));
        shell.environment().put("AWS_PROFILE", profile.name());
        return Uncheck.get(() -> {
            Process process = shell.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.onExit().join().exitValue();
            Optional<Credentials> printed = Credentials.ofJson(text).filter(some -> code == 0);
            if (printed.isEmpty()) {
                boolean isMissing = command.equals(EXPORT) && NOT_KNOWN.contains(code);
                throw ProblemException.of(
                        "no credentials were printed by " + name + ", which ended with code " + code,
                        isMissing
                                ? "install version 2 of the program \"aws\", which signs in for this profile:"
                                        + " https://aws.amazon.com/cli/; or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                                : "run it by hand until it prints them; for single sign-on: \"aws sso login --profile "
                                        + profile.name() + "\"");
            }
            return printed;
        });
    }

    /** Credentials of a task or a pod, from its neighbour in the same container's network. */
    private Optional<Credentials> ofContainer() {
        Optional<String> relative = settings.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        String variable = "AWS_CONTAINER_CREDENTIALS_" + (relative.isPresent() ? "RELATIVE" : "FULL") + "_URI";
        return relative.map(path -> URI.create("http://169.254.170.2" + path))
                .or(() -> settings.url(variable))
                .flatMap(url -> given(variable, () -> {
                    Optional<String> file = settings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
                    Optional<String> token = file.isPresent()
                            ? Optional.of(content(file.get()))
                            : settings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
                    Request request = Request.of("GET", url);
                    return Credentials.ofJson(asked(token.map(text -> request.with("authorization", text))
                            .orElse(request)));
                }));
    }

    /** Credentials of a machine of EC2, by the second version of its metadata service. */
    private Optional<Credentials> ofMachine() {
        if (settings.variable("AWS_EC2_METADATA_DISABLED")
                .filter("true"::equalsIgnoreCase)
                .isPresent()) {
            return Optional.empty();
        }
        String server =
                settings.url("AWS_EC2_METADATA_SERVICE_ENDPOINT")
                                .map(URI::toString)
                                .orElse("http://169.254.169.254") + "/latest/";
        try {
            String token = asked(Request.of("PUT", URI.create(server + "api/token"))
                    .with("x-aws-ec2-metadata-token-ttl-seconds", "21600"));
            URI roles = URI.create(server + "meta-data/iam/security-credentials/");
            String role = asked(Request.of("GET", roles).with("x-aws-ec2-metadata-token", token))
                    .strip();
            return Credentials.ofJson(
                    asked(Request.of("GET", roles.resolve(role)).with("x-aws-ec2-metadata-token", token)));
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }

    private String asked(Request request) throws IOException {
        try (Answer answer = wire.send(request)) {
            if (answer.status() != 200) {
                throw Refusal.of(answer);
            }
            return new String(answer.bytes(), StandardCharsets.UTF_8);
        }
    }

    private static Optional<Credentials> given(String variables, IOSupplier<Optional<Credentials>> source) {
        String why = "the answer has none";
        try {
            Optional<Credentials> given = source.get();
            if (given.isPresent()) {
                return given;
            }
        } catch (IOException e) {
            why = e instanceof Refusal refusal ? refusal.summary() : e.toString();
        }
        throw ProblemException.of(
                "no credentials were found by " + variables + ": " + why,
                "correct or unset them, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }
}
