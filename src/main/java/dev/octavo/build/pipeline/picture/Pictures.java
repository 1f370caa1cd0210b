package dev.octavo.build.pipeline.picture;

import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.build.cache.BlobCache;
import dev.octavo.build.pipeline.picture.ReadyPicture.Form;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.picture.RenditionRequest;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.render.output.PictureSet;
import dev.octavo.render.output.PictureSet.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The renditions of a site's pictures, and other cached results. Safe to use from several threads. */
public final class Pictures {
    private final Published published;
    private final Function<SourcePath, Hash> contents;
    private final Path folder;
    private final Set<Hash> used = ConcurrentHashMap.newKeySet();
    private final Set<String> origins = ConcurrentHashMap.newKeySet();
    private final Set<SourcePath> looked = ConcurrentHashMap.newKeySet();
    private @Nullable Darkroom darkroom; // opened on first use: most sites need none

    /**
     * @param contents returns the hash of a file's bytes
     * @param folder the picture cache
     */
    public Pictures(Published published, Function<SourcePath, Hash> contents, Path folder) {
        this.published = published;
        this.contents = contents;
        this.folder = folder;
    }

    /** Makes and caches pictures. */
    private record Darkroom(BlobCache kept, PictureMaking making, RenditionRequest standard, Hash standardHash) {
        static Darkroom of(Published published, Path folder) {
            SiteConfig.Pictures settings = published.site().config().pictures();
            BlobCache kept = new BlobCache(folder);
            PictureMaking making =
                    new PictureMaking(published.project(), kept, settings.limit(), new PictureFaults(published));
            RenditionRequest standard = settings.request();
            return new Darkroom(kept, making, standard, Fingerprint.of(standard));
        }
    }

    private synchronized Darkroom darkroom() {
        Darkroom opened = darkroom;
        if (opened == null) {
            opened = Darkroom.of(published, folder);
            darkroom = opened;
        }
        return opened;
    }

    private synchronized Optional<Darkroom> opened() {
        return Optional.ofNullable(darkroom);
    }

    private PictureMaking making() {
        return darkroom().making();
    }

    private BlobCache keptFiles() {
        return darkroom().kept();
    }

    /** A picture as a page offers it, and the files that are made along with the page. */
    public record Offer(PictureSet set, List<PictureFile> files) {}

    /**
     * Returns the picture, encoded now unless it is cached.
     *
     * @throws ProblemException if there is no such picture, or it cannot be decoded
     */
    public Offer offer(RequestedPicture wanted) {
        return offer(wanted, making().made(wanted, used(wanted)));
    }

    /** The same, if nothing has to be encoded for it. */
    public Optional<Offer> readyOffer(RequestedPicture wanted) {
        return making().ready(key(wanted)).map(ready -> offer(wanted, ready));
    }

    /**
     * Decodes the picture without encoding it, unless that has been done before.
     *
     * @throws ProblemException if something is wrong with it
     */
    public void look(RequestedPicture wanted) {
        if (looked.add(wanted.file())) {
            making().look(wanted, key(wanted));
        }
    }

    private Offer offer(RequestedPicture wanted, ReadyPicture ready) {
        int own = isAtItsOwnAddress(wanted) ? atOwnAddress(wanted, ready) : -1;
        List<Candidate> candidates = new ArrayList<>();
        List<PictureFile> files = new ArrayList<>();
        for (int i = 0; i < ready.facts().forms().size(); i++) {
            Form form = ready.facts().forms().get(i);
            Address address = i == own ? ownAddress(wanted) : PictureAddresses.of(wanted.file(), ready.key(), form);
            candidates.add(new Candidate(form.format(), form.width(), address));
            if (i != own) {
                files.add(file(wanted, ready, i, address));
            }
        }
        if (candidates.isEmpty()) {
            return new Offer(asItIs(wanted), List.of());
        }
        PixelSize size = ready.facts().size();
        Address src = candidates.get(ready.largest()).address();
        return new Offer(
                new PictureSet(src, size.width(), size.height(), ready.facts().colour(), candidates), files);
    }

    private PictureFile file(RequestedPicture wanted, ReadyPicture ready, int number, Address address) {
        return new PictureFile(address, wanted.file(), ready.sum(number), () -> making().bytes(wanted, ready, number));
    }

    private boolean isAtItsOwnAddress(RequestedPicture wanted) {
        return published.shown().contains(wanted.file())
                && wanted.request().equals(darkroom().standard());
    }

    private Address ownAddress(RequestedPicture wanted) {
        return published.links().file(wanted.file()).orElseThrow().address();
    }

    /** Returns the author's file itself, without renditions. */
    public PictureSet asItIs(RequestedPicture wanted) {
        ProjectFile file = published
                .links()
                .file(wanted.file())
                .orElseThrow(() -> problem(wanted, "cannot be made smaller, and is not published as it is"));
        PixelSize whole = file.size().orElse(new PixelSize(0, 0));
        return new PictureSet(file.address(), whole.width(), whole.height(), "", List.of());
    }

    /** Returns the rendition published at the picture's own address; absent if that is the author's file. */
    public Optional<PictureFile> shown(RequestedPicture wanted) {
        return shown(wanted, making().made(wanted, used(wanted)));
    }

    /** The same, if nothing has to be encoded for it; the inner optional is absent if that is the author's file. */
    @SuppressWarnings("OptionalMapToOptional") // not ready differs from ready but absent
    public Optional<Optional<PictureFile>> readyShown(RequestedPicture wanted) {
        return making().ready(key(wanted)).map(ready -> shown(wanted, ready));
    }

    private Optional<PictureFile> shown(RequestedPicture wanted, ReadyPicture ready) {
        int largest = atOwnAddress(wanted, ready);
        return largest < 0 ? Optional.empty() : Optional.of(file(wanted, ready, largest, ownAddress(wanted)));
    }

    /** Returns the index of the rendition for the file's name; -1 if none has its format, as for a photo in PNG. */
    private static int atOwnAddress(RequestedPicture wanted, ReadyPicture ready) {
        int largest = ready.largest();
        return largest >= 0
                        && ready.facts()
                                .forms()
                                .get(largest)
                                .format()
                                .matchesName(wanted.file().fileName())
                ? largest
                : -1;
    }

    /** Returns the rendition at an address, from this build or an earlier one; absent if there is none. */
    public Optional<byte[]> at(Address address) {
        return PictureAddresses.keyBegin(address)
                .flatMap(keptFiles()::findByPrefix)
                .map(ReadyPicture::of)
                .flatMap(ready ->
                        ready.number(address).flatMap(number -> keptFiles().bytes(ready.kept(), number)));
    }

    /** Returns the hash of the picture's renditions on this machine. */
    public Hash now(RequestedPicture wanted) {
        Digest digest = new Digest()
                .add(key(wanted))
                .add(darkroom().standardHash()) // the page asks for what they say
                .add(isAtItsOwnAddress(wanted) ? 1 : 0)
                .add(making().isPoor() ? 1 : 0);
        published
                .links()
                .file(wanted.file())
                .ifPresent(file -> digest.add(file.address().path()));
        return digest.hash();
    }

    private Hash key(RequestedPicture wanted) {
        if (!published.project().has(wanted.file())) {
            throw problem(wanted, "does not exist");
        }
        return wanted.key(contents.apply(wanted.file()));
    }

    private static ProblemException problem(RequestedPicture wanted, String fact) {
        return new ProblemException(ProblemKind.TEMPLATE
                .error("the picture \"" + wanted.file() + "\" " + fact)
                .hint("put a picture there, or name another one"));
    }

    private void use(Hash key, String origin) {
        used.add(key);
        origins.add(origin);
    }

    /** Returns the cached result of that name, or what {@code maker} makes now. */
    public byte[] kept(KeptName name, Supplier<byte[]> maker) {
        use(name);
        return keptFiles()
                .find(name.key())
                .flatMap(found -> keptFiles().bytes(found, 0))
                .orElseGet(() -> {
                    byte[] made = maker.get();
                    keptFiles().put(name.key(), name.madeFor(), new byte[0], List.of(made));
                    return made;
                });
    }

    /** Marks the picture's renditions as used. */
    public void use(RequestedPicture wanted) {
        use(key(wanted), wanted.origin());
    }

    private Hash used(RequestedPicture wanted) {
        Hash key = key(wanted);
        use(key, wanted.origin());
        return key;
    }

    /** Marks a cached result as used. */
    public void use(KeptName name) {
        use(name.key(), name.madeFor());
    }

    /** Returns the number of pictures encoded. */
    public int made() {
        return opened().map(room -> room.making().count()).orElse(0);
    }

    /**
     * Removes cached results that this build has not used, unless other builds might: those of a draft stay as long as
     * the draft's file exists.
     */
    public void tidy() {
        if (opened().isPresent() || Files.isDirectory(folder)) {
            keptFiles().prune(making().keysHere(used), this::isUseless);
        }
    }

    private boolean isUseless(String origin) {
        return origin.isEmpty()
                || origins.contains(origin)
                || !isThere(origin.substring(origin.indexOf(KeptName.ORIGIN) + 1));
    }

    private boolean isThere(String file) {
        return file.isEmpty() || published.project().has(new SourcePath(file));
    }

    /** Returns a warning if this machine makes fewer renditions than others. */
    public Optional<Problem> warning() {
        return opened().flatMap(room -> room.making().fault())
                .map(fault -> ProblemKind.COMMAND.warning(fault.fact()).hint(fault.remedy()));
    }

    /** Returns why a result could not be cached, if that happened. */
    public Optional<IOException> failure() {
        return opened().flatMap(room -> room.kept().failure());
    }
}
