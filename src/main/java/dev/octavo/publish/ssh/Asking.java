package dev.octavo.publish.ssh;

import java.io.IOException;
import java.util.Optional;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.session.SessionContext;
import org.jspecify.annotations.Nullable;

/** Answers what a server or an encrypted key wants to know: from the environment, or by asking at the terminal. */
final class Asking implements UserInteraction, FilePasswordProvider {
    private static final int MOST_QUESTIONS = 3;

    private final SshSettings settings;
    private final String who;
    private final Attempts attempts;
    private boolean passwordUsed;

    /** @param who is logging in where: {@code web@example.org} */
    Asking(SshSettings settings, String who, Attempts attempts) {
        this.settings = settings;
        this.who = who;
        this.attempts = attempts;
    }

    private Optional<Secret> ask(String question) {
        attempts.asking(true);
        try {
            return settings.prompt().flatMap(prompt -> prompt.secret(question));
        } finally {
            attempts.asking(false);
        }
    }

    @Override
    public boolean isInteractionAllowed(ClientSession session) {
        return settings.password().isPresent() || settings.prompt().isPresent();
    }

    /** The password itself, by the method of that name. */
    @Override
    public @Nullable String resolveAuthPasswordAttempt(ClientSession session) {
        return password("password of " + who).map(Secret::value).orElse(null);
    }

    private synchronized Optional<Secret> password(String question) {
        if (settings.password().isPresent()) {
            if (passwordUsed) {
                return Optional.empty(); // it was refused; it does not get better
            }
            passwordUsed = true;
            attempts.tried("the password in OCTAVO_SSH_PASSWORD");
            return settings.password();
        }
        Optional<Secret> answer = ask(question);
        answer.ifPresent(given -> attempts.tried("the password you gave"));
        return answer;
    }

    /** Questions of the server, of which one asks for the password as a rule, and others for a code. */
    @Override
    public String @Nullable [] interactive(
            ClientSession session, String name, String instruction, String language, String[] prompts, boolean[] echo) {
        String[] answers = new String[prompts.length];
        for (int i = 0; i < prompts.length; i++) {
            String question = visible(prompts[i]);
            Optional<Secret> answer =
                    question.toLowerCase(java.util.Locale.ROOT).contains("password")
                            ? password("password of " + who)
                            : ask(question + " (" + who + ")");
            if (answer.isEmpty()) {
                return null;
            }
            answers[i] = answer.get().value();
        }
        return answers;
    }

    /** A server must not steer the terminal. */
    private static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip().replaceAll("\\s*:$", "");
    }

    @Override
    public @Nullable String getUpdatedPassword(ClientSession session, String prompt, String language) {
        attempts.tried("the password (it has expired)");
        return null;
    }

    @Override
    public @Nullable String getPassword(@Nullable SessionContext session, NamedResource key, int retry)
            throws IOException {
        return ask("passphrase of " + key.getName()).map(Secret::value).orElse(null);
    }

    @Override
    public ResourceDecodeResult handleDecodeAttemptResult(
            @Nullable SessionContext session,
            NamedResource key,
            int retry,
            @Nullable String passphrase,
            @Nullable Exception failure) {
        return failure != null && retry + 1 < MOST_QUESTIONS
                ? ResourceDecodeResult.RETRY
                : ResourceDecodeResult.TERMINATE;
    }
}
