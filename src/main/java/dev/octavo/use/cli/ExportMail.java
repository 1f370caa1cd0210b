package dev.octavo.use.cli;

import dev.octavo.blog.site.Article;
import dev.octavo.build.disk.DiskException;
import dev.octavo.build.pipeline.FinishedArticles;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.use.export.Mail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a post as a mail. */
@Command(name = "mail")
final class ExportMail extends SiteCommand {
    @Parameters(paramLabel = "POST", description = "A post's file, its address, or its slug.")
    private String post = "";

    @Option(names = "--from", paramLabel = "SENDER")
    private Optional<String> from = Optional.empty();

    ExportMail(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path folder) {
        from.filter(sender -> !sender.matches("[^\\r\\n@]*@[^\\r\\n@\\s]+")).ifPresent(sender -> {
            throw new ProblemException(ProblemKind.COMMAND
                    .error("\"" + sender + "\" contains no e-mail address")
                    .hint("write --from ada@example.org, or --from \"Ada <ada@example.org>\""));
        });
        FinishedArticles articles = FinishedArticles.of(request(folder));
        Article article = articles.post(post);
        String name = article.address().lastSegment().replaceFirst("\\.html$", "");
        Path file = environment.path(Path.of(name + ".eml"));
        try {
            Files.write(file, Mail.of(articles, article, from));
        } catch (IOException e) {
            throw new ProblemException(DiskException.of("write", file, e).problem());
        }
        environment.print(environment.shown(file));
        return 0;
    }
}
