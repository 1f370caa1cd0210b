package dev.octavo.publish.git;

import dev.octavo.testing.Nginx;
import dev.octavo.testing.Until;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * Git over HTTP, by a real nginx with {@code git http-backend}: {@code /open/} for everybody, {@code /auth/} with a
 * password. Needs Debian's packages nginx and fcgiwrap.
 */
final class GitHttp implements AutoCloseable {
    static final String PASSWORD = "s3cret-t0ken-of-ada";

    private final Path own;
    private final Process backend;
    private final Nginx nginx;

    private GitHttp(Path own, Process backend, Nginx nginx) {
        this.own = own;
        this.backend = backend;
        this.nginx = nginx;
    }

    /** Serves the repositories in {@code folder}. */
    static GitHttp start(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory("git-http");
        Path socket = own.resolve("socket");
        Files.writeString(own.resolve("gitconfig"), "[safe]\n\tdirectory = *\n");
        ProcessBuilder builder = new ProcessBuilder(program("fcgiwrap"), "-c", "4", "-s", "unix:" + socket)
                .redirectErrorStream(true)
                .redirectOutput(own.resolve("said").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("GIT_CONFIG_GLOBAL", own.resolve("gitconfig").toString());
        Process backend = builder.start();
        Until.comes(() -> Files.exists(socket) || !backend.isAlive());
        Path users = own.resolve("users");
        Files.writeString(users, "x-access-token:{PLAIN}" + PASSWORD + "\nada:{PLAIN}" + PASSWORD + "\n");
        String pass = "fastcgi_pass unix:" + socket + "; fastcgi_param SCRIPT_FILENAME " + gitHttpBackend() + ";"
                + " fastcgi_param GIT_PROJECT_ROOT \"" + folder + "\"; fastcgi_param GIT_HTTP_EXPORT_ALL 1;"
                + " fastcgi_param QUERY_STRING $query_string; fastcgi_param REQUEST_METHOD $request_method;"
                + " fastcgi_param CONTENT_TYPE $content_type; fastcgi_param CONTENT_LENGTH $content_length;"
                + " fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding;"
                + " fastcgi_param GIT_PROTOCOL $http_git_protocol;";
        String auth = "auth_basic git; auth_basic_user_file \"" + users + "\";";
        String more = "client_max_body_size 0;"
                + location("open", "fastcgi_param REMOTE_USER anybody; " + pass)
                + location("auth", auth + " fastcgi_param REMOTE_USER $remote_user; " + pass)
                + location("readable", " fastcgi_param REMOTE_USER \"\"; " + pass)
                + location("small", "client_max_body_size 1k; fastcgi_param REMOTE_USER anybody; " + pass)
                + " location /forbidden/ { return 403; } location /busy/ { return 429; }"
                + " location /broken/ { return 503; } location /web/ { return 200 hello; }";
        return new GitHttp(own, backend, Nginx.start(folder, more));
    }

    private static String location(String name, String directives) {
        return " location ~ ^/" + name + "(/.*)$ { " + directives + " fastcgi_param PATH_INFO $1; }";
    }

    private static String gitHttpBackend() {
        return Stream.of("/usr/lib/git-core", "/usr/libexec/git-core")
                .map(folder -> folder + "/git-http-backend")
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this test needs git-http-backend"));
    }

    private static String program(String name) {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this test needs " + name + ": apt-get install " + name))
                .toString();
    }

    int port() {
        return nginx.port();
    }

    /** The URL of a repository below {@code open} or {@code auth}. */
    String url(String where) {
        return url(where, port());
    }

    static String url(String where, int port) {
        return "http://127.0.0.1:" + port + "/" + where + "/server.git";
    }

    @Override
    public void close() throws IOException {
        backend.descendants().forEach(ProcessHandle::destroyForcibly);
        backend.destroyForcibly();
        nginx.close();
        FileUtils.deleteDirectory(own.toFile());
    }
}
