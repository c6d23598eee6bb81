package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Drawn;
import jp.kagiban.testing.Labels;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.ShopScreens;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for each view there is, with shops in every state. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class EveryViewTest extends ShopScreens {

    private static final String A_SHOP = "shops/:shop";
    /** Tried by tests of their own: the login is for strangers, an order needs one that was fetched, an invitation its mail. */
    private static final Set<String> ELSEWHERE = Set.of(
            "login",
            "orders/:number",
            "orders/:number/slip",
            "invitation/:token",
            "invitation/:token/login",
            "second-factor",
            "operator/tenants/:tenant");

    private static final String A_RENEWAL = "shops/:shop/renew";
    private static final Instant SOON = Instant.parse("2026-11-28T14:59:59Z");

    private static final Predicate<String> MISSING =
            Pattern.compile("!(en|ja):").asPredicate();

    private ShopId renewed;

    /** Open to everybody: a member is sent on from the first, so they are visited apart. */
    static List<String> addresses() {
        return List.of(
                "",
                "shops",
                "shops/new",
                "shops/register",
                "shops/renew",
                A_SHOP,
                A_RENEWAL,
                "orders",
                "orders/slips",
                "members",
                "audit",
                "manual",
                "security",
                "settings",
                "receiving",
                "receiving/review",
                "signup",
                "signup/:token",
                "operator",
                "operator/history",
                "forgot",
                "verify/:token",
                "reset/:token",
                "no-such-page");
    }

    @BeforeEach
    void openShopsInEveryState() {
        rms.takes(key(1), FAR);
        rms.takes(key(2), Instant.parse("2026-11-24T14:59:59Z"));
        rms.takes(key(3), SOON);
        rms.says(key(5), ScriptedRms.REFUSED, ScriptedRms.TAKEN);
        shop("有効な店", "far", key(1));
        shop("切れた店", "expired", key(2));
        renewed = shop("更新中の店", "renewed", key(3));
        shop("期限不明の店", "undated", key(5));
        jobs.runDue();
        renew(renewed, key(4));
        jobs.runDue();
        shop("確認中の店", "asking", key(6));
    }

    @Test
    void noViewIsForgottenHere() {
        Stream<String> routes = RouteConfiguration.forSessionScope().getAvailableRoutes().stream()
                .map(RouteData::getTemplate);
        assertThat(routes).allMatch(route -> addresses().contains(route) || ELSEWHERE.contains(route));
    }

    @Test
    void everyViewHasATitleDistinctNamesAndAllItsWords() {
        assertThat(addresses()).allSatisfy(address -> {
            visit(address);
            assertThat(UI.getCurrent().getInternals().getTitle()).matches(".+｜鍵番");
            assertThat(Labels.confused(find(Main.class).single())).isEmpty();
            assertThat(PageText.linesOf(UI.getCurrent())).isNotEmpty().noneMatch(MISSING);
        });
    }

    @Test
    void everyWordIsThereInEnglishToo() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        assertThat(addresses()).allSatisfy(address -> {
            visit(address);
            assertThat(UI.getCurrent().getInternals().getTitle()).matches(".+ \\| Kagiban");
            assertThat(PageText.linesOf(UI.getCurrent())).isNotEmpty().noneMatch(MISSING);
        });
    }

    @Test
    void theNoticesOfTheContractStayJapanese() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        visit("");
        assertThat(Drawn.onPage("article > h2[lang=ja]"))
                .extracting(Element::text)
                .containsExactly("切れた店のライセンスキーの有効期限が切れています", "更新中の店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと3日となっています。");
    }

    /** A tab begins at home; what has happened since then is shown by a view that is made anew. */
    private void visit(String address) {
        UI.getCurrent().navigate("members");
        UI.getCurrent().navigate(address.replace(":shop", renewed.toString()));
    }
}
