package dev.octavo.publish.git.around;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit sees of the machine: nothing that could change what is published or where it goes. It asks one such object for
 * the whole program, so what differs from one publishing to the next is read by {@link GitSettings} instead.
 */
public final class SealedSystem extends SystemReader.Delegate {
    private static final SealedSystem ONLY = new SealedSystem();

    private SealedSystem() {
        super(SystemReader.getInstance());
    }

    /** Lets JGit see nothing else from now on. */
    public static void seal() {
        if (SystemReader.getInstance() != ONLY) {
            SystemReader.setInstance(ONLY);
        }
    }

    @Override
    public String getHostname() {
        return "localhost"; // asking the network for it can take seconds
    }

    @Override
    public @Nullable String getenv(String variable) {
        return null;
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new Nothing(fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new Nothing(fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new Nothing(fs);
    }

    /** A configuration without a file, and without a setting but for what spares JGit measuring the clock of each disk. */
    private static final class Nothing extends FileBasedConfig {
        Nothing(FS fs) {
            super(new File("nothing"), fs);
        }

        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
            // It writes files into the repository for some seconds, to find out what is true of every disk for sure.
            return section.equals("filesystem")
                    ? unit.convert(2, TimeUnit.SECONDS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public void load() {
            clear();
        }

        @Override
        public void save() {
            clear();
        }
    }
}
