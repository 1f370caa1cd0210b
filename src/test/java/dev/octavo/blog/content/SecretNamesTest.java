package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.project.UnpublishedNames;
import dev.octavo.lib.address.SourcePath;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretNamesTest {
    private static final String ARTICLE = "---\ntitle: A\ndate: 2026-01-01\n---\n";

    private final SiteFolder site;

    SecretNamesTest(@TempDir Path folder) {
        this.site = new SiteFolder(folder);
    }

    @Test
    void areThoseOfFilesWithSecrets() {
        assertEquals(
                List.of(),
                Stream.of("""
                token.json tokens.json api-key.txt apikey.txt keys.txt recovery-codes.txt github-recovery-codes.txt
                seed.txt private-key.asc passwords.xlsx Copy_of_passwords.txt appsettings.Production.json
                lastpass.csv keepass.xml aws.txt wallet.dat 1password.1pux vpn.mobileconfig token
                my-passwords-2026.ods passwords_(1).csv Passwords.csv Passwörter.xlsx contraseñas.docx senhas.txt
                MyPasswords.xlsx wifi-passwords.odt db_password.txt root-password.txt prod-secrets.env secrets.prod.yaml
                githubToken.txt slackToken.txt discord-bot-token.txt refresh_token.txt access-tokens.csv oauth_token.json
                ApiKeys.txt API-Keys.xlsx myAPIKeys2.txt openai_api_key.txt stripe-keys.txt client-secret.txt
                google-service-account.json service_account_key.json gcp-key.json mira_credentials.csv awsCredentials.csv
                ftp-credentials.txt smtp-credentials.env hosting-logins.xlsx ftp-login.txt zugangsdaten.txt mot-de-passe.txt
                privkey.txt private_key.txt privateKey.json secret-key.asc secring.asc id_rsa.txt ssh-key.txt
                Backup-codes-mira.txt npm_recovery_codes.txt PyPI-Recovery-Codes-mira-2026.txt
                1Password_Emergency_Kit_A3-mira.pdf recovery-codes.pdf BitLocker-Recovery-Key.txt
                seed-phrase.txt seedphrase.docx metamask-vault.json wallet.json zoho-vault.csv totp-secrets.txt
                keystore.properties application.properties gradle.properties vault.yml passwords.zip secrets.tar.gz
                bitwarden_export.zip dashlane-export.zip credentials-backup.json htpasswd.txt
                """.split("\\s+"))
                        .filter(name -> !isHeldBack(name.replace("_of_", " of ")))
                        .toList());
    }

    @Test
    void areNotThoseOfFilesAboutSecrets() {
        assertEquals(
                List.of(),
                Stream.of("""
                password-managers.png password-managers.csv token-ring.jpg token-ring.txt secret-garden.pdf secret-santa.txt
                seed-catalogue.csv seeds.csv seeds.xlsx passwords.pdf passwords.html tokens.css token.js tokenizer.json
                tokens-per-second.csv token-usage.xlsx design-tokens.json common-passwords.txt top-1000-passwords.txt
                leaked-passwords.csv password-strength.csv example-credentials.json public-key.txt pgp-key.asc pubkey.asc
                key.asc mira.asc release.tar.gz.asc keynote.pdf keyboard.csv keys.js keyframes.css hot-keys.txt keybase.txt
                monkey.txt turkeys.csv compass.txt passenger-lists.csv passport.pdf author.json auth.js secretary.txt
                tokenlite.zip loginform.html recovery.txt recovery-plan.docx private-view.txt credits.txt wallet-comparison.csv
                vaulting.csv apia.json skeleton.json accounts.csv seedlings.txt pinboard.json pass-the-ball.txt
                secrets.png credentials.jpg api-key.html private-key.svg master-plan.pdf settings.json config.yml
                """.split("\\s+"))
                        .filter(name ->
                                SecretNames.in(new SourcePath("static/" + name)).isPresent())
                        .toList());
    }

    @Test
    void areHeldBackUntilSomebodySaysThatReadersAreToHaveThem() {
        site.article("content/posts/a/index.md")
                .file("content/posts/a/tokens.csv", "x")
                .file("static/api-key.txt", "x")
                .file("static/mine.asc", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n")
                .file("static/public.asc", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n")
                .file("content/posts/secret/index.md", ARTICLE)
                .file("content/posts/passwords.md", ARTICLE)
                .file("content/posts/secret/kite.txt", "x");
        assertEquals(List.of("content/posts/secret/kite.txt", "static/public.asc"), files());
        assertEquals(
                List.of("content/posts/a/tokens.csv: content/posts/a/tokens.csv, static/api-key.txt and static/mine.asc"
                        + " are not published: secrets have such names, with \"tokens\" and \"api key\"; take them out"
                        + " of the site's folder; if readers are to have them, link to each in an article, or write"
                        + " publish-files: [content/posts/a/tokens.csv, static/api-key.txt, static/mine.asc] into"
                        + " content/site.yaml"),
                site.problems());
        site.file(
                        "content/site.yaml",
                        "title: T\nurl: https://example.org\npublish-files: [static/api-key.txt, static/mine.asc]\n")
                .file("content/posts/a/index.md", ARTICLE + "[the data](tokens.csv)\n");
        assertEquals(5, files().size());
        assertEquals(List.of(), site.problems());
    }

    @Test
    void endingsOfKeysAreNotProposed() {
        site.article("content/posts/a/index.md");
        for (String name : List.of("a.dat", "b.gpg", "c.pub", "d.yml", "e.sketch")) {
            site.file("content/posts/a/" + name, "x");
        }
        assertEquals(List.of(), files());
        assertEquals(
                true,
                site.problems().get(0).contains("write publish-files: [sketch] into"),
                site.problems().toString());
    }

    private static boolean isHeldBack(String name) {
        return UnpublishedNames.matchesFile("static", name)
                || SecretNames.in(new SourcePath("static/" + name)).isPresent();
    }

    private List<String> files() {
        return site.read().site().files().stream()
                .map(file -> file.source().value())
                .toList();
    }
}
