package jp.kagiban.shell.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.internal.LocaleUtil;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.kit.AccountLink;
import jp.kagiban.kit.Finder;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.shared.SearchText;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;

/** Finds the portal's own pages by their names and synonyms. Shows all pages before anything is typed. */
@SpringComponent
@Order(30)
class PageFinder implements Finder {

    private final Access access;
    private final ObjectProvider<AccountLink> links;

    PageFinder(Access access, ObjectProvider<AccountLink> links) {
        this.access = access;
        this.links = links;
    }

    /**
     * A page of the portal.
     *
     * @param nameKey translation key of the page's name
     * @param synonymsKey translation key of the page's synonyms, which are separated by blanks
     */
    private record Page(String nameKey, String synonymsKey, String path, Icons icon) {
        Find in(Component part) {
            return new Find(path, icon, part.getTranslation(nameKey));
        }

        /** Whether the names and synonyms of one language contain each word, whatever the reader's language. */
        boolean fits(String wanted) {
            return contains(wanted, nameKey, synonymsKey);
        }

        boolean hasName(String wanted) {
            return contains(wanted, nameKey);
        }

        private static boolean contains(String wanted, String... keys) {
            I18NProvider words = LocaleUtil.getI18NProvider().orElseThrow();
            return words.getProvidedLocales().stream()
                    .map(language -> Arrays.stream(keys)
                            .map(key -> SearchText.fold(words.getTranslation(key, language)))
                            .collect(Collectors.joining(" ")))
                    .anyMatch(names -> Arrays.stream(wanted.split(" ")).allMatch(names::contains));
        }
    }

    @Override
    public String heading() {
        return "shell.search.pages";
    }

    @Override
    public boolean offered() {
        return true;
    }

    @Override
    public Finds find(Component in, String text, int limit) {
        String wanted = SearchText.fold(text);
        List<Find> fitting = pages().stream()
                .filter(page -> page.fits(wanted))
                .sorted(Comparator.comparing(page -> !page.hasName(wanted)))
                .map(page -> page.in(in))
                .toList();
        return text.isEmpty() ? new Finds(fitting, false) : Finds.of(fitting, limit);
    }

    private List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        pages.add(new Page("shell.menu.notices", "shell.search.also.notices", ".", Icons.BELL));
        pages.add(new Page("shell.menu.orders", "shell.search.also.orders", "orders", Icons.LIST));
        pages.add(new Page("shell.menu.shops", "shell.search.also.shops", "shops", Icons.KEY));
        if (access.may(Permission.CHANGE_KEYS)) {
            pages.add(new Page("shop.new.title", "shell.search.also.new-shop", "shops/new", Icons.KEY));
            pages.add(new Page("shop.bulk.register", "shell.search.also.new-shop", "shops/register", Icons.KEY));
            pages.add(new Page("shop.bulk.renew", "shell.search.also.bulk-renew", "shops/renew", Icons.KEY));
        }
        pages.add(new Page("shell.menu.members", "shell.search.also.members", "members", Icons.PEOPLE));
        if (access.may(Permission.SEE_HISTORY)) {
            pages.add(new Page("audit.list", "shell.search.also.history", "audit", Icons.RECORD));
        }
        pages.add(new Page("shell.menu.manual", "shell.search.also.manual", "manual", Icons.BOOK));
        pages.add(new Page(
                "login.password.change",
                "shell.search.also.password",
                SectionPage.href("security", "password"),
                Icons.PEOPLE));
        pages.add(new Page(
                "login.factor.heading",
                "shell.search.also.factor",
                SectionPage.href("security", "factor"),
                Icons.PEOPLE));
        pages.add(new Page("shell.security", "shell.search.also.security", "security", Icons.PEOPLE));
        accountLinks().forEach(link -> pages.add(new Page(link.words(), link.also(), link.path(), Icons.PEOPLE)));
        return pages;
    }

    private Stream<AccountLink> accountLinks() {
        return links.orderedStream().filter(AccountLink::offered);
    }
}
