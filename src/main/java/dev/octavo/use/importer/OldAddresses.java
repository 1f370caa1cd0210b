package dev.octavo.use.importer;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps the addresses of an article that no other one has. */
final class OldAddresses {
    /** What Octavo has at the root of each site. */
    private static final String LISTS = "/(?:archive|authors|categories|series|tags)";

    private final OldSite site;
    private final OldItem item;
    private final Target target;
    private final Account account;

    OldAddresses(OldSite site, OldItem item, Target target, Account account) {
        this.site = site;
        this.item = item;
        this.target = target;
        this.account = account;
    }

    /** Keeps the old address: by the site's pattern, as its permalink, or else as an alias. */
    void keep(Map<String, Object> keys) {
        Set<String> aliases = new LinkedHashSet<>();
        for (String alias : Articles.aliases(keys)) {
            String path = site.path(alias).orElse("").replaceFirst("[?#].*", "");
            String whole = path.startsWith("/")
                    ? path
                    : OldPath.resolved(item.address().orElse("/").replaceFirst("[^/]+/?$", ""), path);
            boolean own = item.address()
                    .filter(address -> OldPath.normalized(address).equals(OldPath.normalized(whole)))
                    .isPresent();
            boolean other = site.articles()
                    .at(whole)
                    .filter(found -> !found.equals(target))
                    .isPresent();
            Optional<SourcePath> authors = authors(whole);
            if (authors.isPresent()) {
                account.left(Thing.ADDRESS, ofAuthors(authors.get()), item.place());
            } else if (OldPath.isAddress(whole) && !own && !other && !whole.equals("/")) {
                aliases.add(whole);
                account.kept(Thing.ADDRESS, item.place());
            } else {
                account.left(
                        Thing.ADDRESS,
                        own ? "an alias of itself" : "an alias that another article has, or that no file can have",
                        item.place());
            }
        }
        keys.remove("aliases");
        item.address().ifPresent(old -> address(old, keys));
        if (item.kind() == Kind.PAGE) { // a text about a tag introduces the list of its posts
            item.address()
                    .ifPresent(old -> site.articles().term(old).ifPresent(list -> {
                        keys.put("permalink", list);
                        if (OldPath.isAddress(old) && !OldPath.normalized(old).equals(OldPath.normalized(list))) {
                            aliases.add(old);
                        }
                    }));
        }
        if (!aliases.isEmpty()) {
            keys.put("aliases", List.copyOf(aliases));
        }
        distinct(keys);
    }

    /** The author's own article at an address. */
    private Optional<SourcePath> authors(String address) {
        return site.own().at(address);
    }

    private static String ofAuthors(SourcePath article) {
        return "the address of your " + article;
    }

    /** Gives the article an address with a number if the site's pattern gives it one that an article of the author's has. */
    private void distinct(Map<String, Object> keys) {
        String wanted = keys.containsKey("permalink")
                ? String.valueOf(keys.get("permalink"))
                : site.articles().permalinks().address(target);
        String free = wanted;
        for (int number = 2;
                authors(free).isPresent()
                        || (number > 2 && site.articles().at(free).isPresent());
                number++) {
            free = wanted.replaceFirst("(?=/?$|\\.html$)", "-" + number);
        }
        if (!free.equals(wanted)) {
            keys.put("permalink", free);
        }
    }

    private void address(String old, Map<String, Object> keys) {
        boolean said = site.articles().permalinks().says(target);
        boolean first = site.articles().at(old).filter(target::equals).isPresent();
        boolean ours = item.kind() == Kind.POST
                && (site.articles().list(old).isPresent()
                        || OldPath.normalized(old).matches(LISTS));
        Optional<SourcePath> authors = authors(old);
        if (authors.isPresent()) {
            account.left(Thing.ADDRESS, ofAuthors(authors.get()), item.place());
        } else if (first && (ours || OldPath.normalized(old).equals("/search"))) {
            keys.put("permalink", OldPath.normalized(old) + "-old/");
            account.left(Thing.ADDRESS, "the address of a page of Octavo's", item.place());
        } else if (said && first) {
            account.kept(Thing.ADDRESS, item.place());
        } else if (first && OldPath.isAddress(old)) {
            keys.put("permalink", old);
            account.kept(Thing.ADDRESS, item.place());
        } else {
            account.left(
                    Thing.ADDRESS,
                    first ? "an address that no file can have: " + old : "the address of another article",
                    item.place());
        }
    }
}
