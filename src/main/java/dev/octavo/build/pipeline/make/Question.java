package dev.octavo.build.pipeline.make;

import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.build.pipeline.picture.KeptName;
import dev.octavo.build.pipeline.picture.PictureFile;
import dev.octavo.build.pipeline.picture.RequestedPicture;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.render.output.Inputs.Addressing;
import java.util.Optional;

/**
 * Something of the project that an output was made from. {@link ProjectInputs} answers what an output asks for and notes
 * the question; the ledger keeps it with the hash of the answer, and a later build makes the output again only if the hash
 * is another one then. So a new input is a record here with its case in {@link #of}, a line in {@code reasons.txt}, and the
 * method there that answers it.
 */
public interface Question {
    /** The hash of the answer if there is nothing of that name. */
    Hash ABSENT = new Hash(0, 0);

    /** The hash of an answer that cannot change, or is just that there is something. */
    Hash THERE = new Hash(0, 1);

    /** What it is about; as text, it is part of the key. */
    Object about();

    /** Its class, a space, and what it is about; {@link #of} reads it. */
    default String key() {
        return getClass().getSimpleName() + " " + about();
    }

    /** The hash of the answer as it is now. */
    Hash hash(Answers now);

    /** What an author calls it. */
    default String name() {
        return file().orElseGet(() -> about().toString());
    }

    /** The author's file of which the answer shows something, if it is one. */
    default Optional<String> file() {
        return Optional.empty();
    }

    /** Whether many outputs ask, so that the hash is worth its memory; it must not change while they are made. */
    default boolean isShared() {
        return true;
    }

    /** Keeps for the next build what the answer was made from, when an output that has asked is up to date. */
    default void keep(Sources sources) {}

    /** Reads a {@link #key}. */
    static Question of(String key) {
        int space = key.indexOf(' ');
        String about = key.substring(space + 1);
        return switch (key.substring(0, space)) {
            case "ArticleBody" -> new ArticleBody(new SourcePath(about));
            case "BodyInFeed" -> new BodyInFeed(new SourcePath(about));
            case "AllTerms" -> new AllTerms(about);
            case "FileBytes" -> new FileBytes(new SourcePath(about));
            case "CopiedFile" -> new CopiedFile(new SourcePath(about));
            case "Template" -> new Template(about);
            case "UsedWords" -> new UsedWords(about);
            case "PlannedAddress" -> new PlannedAddress(new Address(about));
            case "FingerprintedName" -> new FingerprintedName(new Address(about));
            case "PicturePath" -> new PicturePath(about);
            case "Picture" -> new Picture(RequestedPicture.of(about));
            case "SiteFacts" -> new SiteFacts(new SourcePath(about));
            case "PageFacts" -> new PageFacts(new SourcePath(about));
            case "CardFacts" -> new CardFacts(new SourcePath(about));
            case "ChosenItems" -> new ChosenItems(about);
            case "NextPosts" -> new NextPosts(new SourcePath(about));
            case "NamedData" -> new NamedData(about);
            case "Mentions" -> new Mentions(new SourcePath(about));
            case "KeptResult" -> new KeptResult(KeptName.of(about));
            default -> throw new IllegalArgumentException("no question: " + key);
        };
    }

    /** A question of which the answer shows something of a file. */
    interface OfFile extends Question {
        @Override
        SourcePath about();

        @Override
        default Optional<String> file() {
            return Optional.of(about().value());
        }
    }

    /** The body of a post or page as the site's own pages show it. */
    record ArticleBody(SourcePath about) implements OfFile {
        @Override
        public Hash hash(Answers now) {
            return now.body(about, Addressing.ROOTED);
        }
    }

    /** The same as feeds show it. */
    record BodyInFeed(SourcePath about) implements OfFile {
        @Override
        public Hash hash(Answers now) {
            return now.body(about, Addressing.ABSOLUTE);
        }
    }

    /** The terms of all posts and pages. */
    record AllTerms(String about) implements Question {
        @Override
        public Hash hash(Answers now) {
            Digest digest = new Digest();
            now.site()
                    .articles()
                    .forEach(article ->
                            digest.add(article.source().path().value()).add(now.text(article)));
            return digest.hash();
        }

        @Override
        public void keep(Sources sources) {
            sources.read().site().articles().forEach(sources.read().articles()::keepAllTerms);
        }
    }

    /** All bytes of a file. */
    record FileBytes(SourcePath about) implements OfFile {
        @Override
        public Hash hash(Answers now) {
            return now.contents().apply(about);
        }
    }

    /** A copied file, by its stamp. */
    record CopiedFile(SourcePath about) implements OfFile {
        @Override
        public Hash hash(Answers now) {
            return now.project().has(about) ? now.project().stamp(about) : ABSENT;
        }
    }

    /** A file of {@code templates/}, whether it exists or not. */
    record Template(String about) implements Question {
        @Override
        public Hash hash(Answers now) {
            return ProjectTemplates.path(now.project(), about)
                    .map(path -> new Digest()
                            .add(now.project().read(path).source().hash())
                            .add(now.site().config().url().absolute(Address.HOME)) // which a template can use
                            .add(now.filledSlots())
                            .add(now.project().theme(path)) // whose original it may include
                            .hash())
                    .orElse(ABSENT);
        }
    }

    /** Whether something is planned at an address. */
    record PlannedAddress(Address about) implements Question {
        @Override
        public Hash hash(Answers now) {
            return now.templateLinks().leadsSomewhere(about) ? THERE : ABSENT;
        }
    }

    /** The bytes of a file that a page loads by a name with a fingerprint, by its plain address. */
    record FingerprintedName(Address about) implements Question {
        @Override
        public Hash hash(Answers now) {
            return now.sources().fingerprinted(about).map(PictureFile::hash).orElse(ABSENT);
        }
    }

    /** The renditions of a picture. */
    record Picture(RequestedPicture about) implements Question {
        @Override
        public Hash hash(Answers now) {
            return now.project().has(about.file()) ? now.sources().pictures().now(about) : ABSENT;
        }

        @Override
        public Optional<String> file() {
            return Optional.of(about.file().value());
        }

        @Override
        public boolean isShared() {
            return false; // it may change when its renditions are made
        }

        @Override
        public void keep(Sources sources) {
            sources.pictures().use(about);
        }
    }

    /** What components of an article may use about the site. */
    record SiteFacts(SourcePath about) implements Question {
        @Override
        public Hash hash(Answers now) {
            return now.facts(about, article -> now.components().facts(article).frame());
        }
    }

    /** What components of an article may use about its page. */
    record PageFacts(SourcePath about) implements Question {
        @Override
        public Hash hash(Answers now) {
            return now.facts(about, now.components()::page);
        }
    }

    /** How an article to which a component links is shown. */
    record CardFacts(SourcePath about) implements Question {
        @Override
        public Hash hash(Answers now) {
            return now.facts(about, article -> now.components().facts(article).card(article));
        }
    }

    /** The posts suggested below a post. */
    record NextPosts(SourcePath about) implements Question {
        @Override
        public Hash hash(Answers now) {
            return now.article(about).map(now.sources().related()::currentHash).orElse(ABSENT);
        }
    }

    /** The posts and pages that link to a post, and the text around the links. */
    record Mentions(SourcePath about) implements Question {
        @Override
        public Hash hash(Answers now) {
            Digest digest = new Digest();
            now.article(about).stream()
                    .flatMap(article -> now.components().mentioning(article).stream())
                    .forEach(from -> digest.add(now.body(from.source().path(), Addressing.ROOTED))
                            .add(Fingerprint.of(now.components().mention(from))));
            return digest.hash();
        }
    }

    /** A cached result, whose name includes the hash of everything that it was made from. */
    record KeptResult(KeptName about) implements Question {
        @Override
        public Hash hash(Answers now) {
            return THERE;
        }

        @Override
        public void keep(Sources sources) {
            sources.pictures().use(about);
        }
    }
}
