package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.shell.PortalOverHttp;
import jp.kagiban.shell.Visitor;
import jp.kagiban.testing.Merchants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One message costs little memory and time, whoever sends it. */
@PortalOverHttp
class PageMessagesTest {

    /** The answer confirms each navigation. */
    private static final Pattern NAVIGATED = Pattern.compile("serverConnected");

    private static final Pattern DIALOG = Pattern.compile("\"vaadin-dialog\"");

    private static final String RELOADED = "location.reload";

    @LocalServerPort
    int port;

    @Autowired
    Merchants merchants;

    private Visitor visitor;

    @BeforeEach
    void visit() {
        visitor = new Visitor("http://127.0.0.1:" + port);
    }

    private static List<String> inTurn(int times, String... views) {
        return Collections.nCopies(times, views).stream().flatMap(Stream::of).toList();
    }

    private static long navigations(String answer) {
        return NAVIGATED.matcher(answer).results().count();
    }

    @Test
    void aPersonsNavigationsInAMessageAllRun() {
        String answer = visitor.tab("login").apply(List.of("login", "signup", "login", "forgot", "login"));
        assertThat(navigations(answer)).isEqualTo(5);
        assertThat(answer).doesNotContain(RELOADED);
    }

    @Test
    void aMessageEntersFewViewsAndThenReloadsItsPage() {
        String answer = visitor.tab("login").apply(inTurn(20, "signup", "login"));
        assertThat(navigations(answer)).isBetween(5L, (long) PageLoad.MOST_ENTRIES);
        assertThat(answer).contains(RELOADED);
    }

    @Test
    void thatHoldsForMembersToo() {
        visitor.logIn(merchants.open("山田商店").email(), Merchants.PASSWORD);
        String answer = visitor.tab("shops").apply(inTurn(100, "shops", "audit", "nowhere"));
        assertThat(navigations(answer)).isBetween(4L, (long) PageLoad.MOST_ENTRIES);
    }

    @Test
    void theNextMessageMayNavigateAgain() {
        Function<List<String>, String> tab = visitor.tab("login");
        tab.apply(inTurn(20, "signup", "login"));
        assertThat(tab.apply(List.of("forgot"))).contains("serverConnected").doesNotContain(RELOADED);
    }

    @Test
    void aStrangersMessageHasFewerCallsThanAMembers() {
        int most = PageMessages.MOST_CALLS_OF_A_STRANGER;
        assertThat(visitor.ask("login", most)).contains("serverConnected");
        assertThat(visitor.ask("login", most + 1))
                .doesNotContain("serverConnected")
                .contains("appError");
        visitor.logIn(merchants.open("佐藤商店").email(), Merchants.PASSWORD);
        assertThat(visitor.ask("shops", most + 1)).contains("serverConnected");
    }

    /** Its calls may have added to the page, and no answer says how much. */
    @Test
    void aMessageThatBreaksOffEndsItsPage() {
        UnaryOperator<String> page = visitor.messages("login");
        assertThat(page.apply(navigation("login", ""))).contains("serverConnected");
        page.apply("{\"type\":\"nope\"}");
        assertThat(page.apply(navigation("login", ""))).doesNotContain("serverConnected");
    }

    /** A browser sends it again after a lost answer, and asks for all data again after a lost push. */
    @Test
    void aMessageThatIsSentAgainLeavesThePage() {
        assertThat(visitor.again("login", navigation("login", ""))).contains("serverConnected");
        assertThat(visitor.afterLoss("login", navigation("login", ""))).contains("serverConnected");
    }

    /** Each may open a dialog, which takes memory. */
    @Test
    void aMessageClicksFewTimes() {
        visitor.logIn(merchants.open("山田商店").email(), Merchants.PASSWORD);
        String answer = visitor.press("members", 50);
        assertThat(DIALOG.matcher(answer).results().count()).isBetween(1L, (long) PageLoad.MOST_CLICKS);
    }

    @Test
    void elementsOfAPageAreCountedOnceAboveTheUsualNumber() {
        UI page = new UI();
        PageLoad load = new PageLoad();
        page.add(new Div(), new Div());
        assertThat(load.newElements(page)).isZero();
        IntStream.range(0, 1_000).forEach(_ -> page.add(new Div()));
        assertThat(load.newElements(page)).isBetween(200, 210);
        assertThat(load.newElements(page)).isZero();
    }

    @Test
    void aLongerAnswerThanUsualCounts() {
        PageLoad load = new PageLoad();
        assertThat(load.longerAnswer(PageLoad.USUAL_ANSWER)).isZero();
        assertThat(load.longerAnswer(PageLoad.USUAL_ANSWER + 5)).isEqualTo(5);
        assertThat(load.longerAnswer(PageLoad.USUAL_ANSWER + 5)).isZero();
        assertThat(load.shows(9, PageLoad.USUAL_ANSWER + 6)).isEqualTo(9);
        assertThat(load.shows(9, PageLoad.USUAL_ANSWER + 16)).isEqualTo(10 * PageLoad.OF_AN_ANSWERS_CHARACTER);
    }

    private static String navigation(String route, String query) {
        return """
                {"type":"event","node":1,"event":"ui-navigate","data":\
                {"route":"%s","query":"%s","appShellTitle":"","historyState":null,"trigger":""}}""".formatted(route, query);
    }

    /** Parsed, an empty object takes forty times its length. */
    @Test
    void aStrangersFieldHoldsTextAndNoTree() {
        assertThat(visitor.fill("login", "[{},{}]")).contains("appError");
        assertThat(visitor.fill("login", "\"text\"")).doesNotContain("appError");
    }

    @Test
    void aMembersFieldHoldsASmallTreeAtMost() {
        visitor.logIn(merchants.open("山田商店").email(), Merchants.PASSWORD);
        String values = "{},".repeat(PageMessages.MOST_IN_A_VALUE);
        assertThat(visitor.fill("shops/new", "[" + values + "{}]")).contains("appError");
        assertThat(visitor.fill("shops/new", "[{},{}]")).doesNotContain("appError");
    }

    /** Its tree would take forty times its length, several times at once. */
    @Test
    void aMessageWithTooManyValuesIsNotRead() {
        visitor.logIn(merchants.open("山田商店").email(), Merchants.PASSWORD);
        String event = "{\"type\":\"event\",\"node\":1,\"event\":\"none\",\"data\":{\"a\":[%s{}]}}";
        assertThat(visitor.call("shops", event.formatted("{},".repeat(5_000)))).doesNotContain("appError");
        assertThat(visitor.call("shops", event.formatted("{},".repeat(PageMessages.MOST_TOKENS / 2))))
                .contains("appError");
    }

    /** Flow reads such JSON, too. */
    @Test
    void singleQuotesAreNoWayAroundTheLimits() {
        visitor.logIn(merchants.open("山田商店").email(), Merchants.PASSWORD);
        String event = "{'type':'event','node':1,'event':'none','data':{'a':[%s{}]}}";
        assertThat(visitor.call("shops", event.formatted("{},".repeat(PageMessages.MOST_TOKENS / 2))))
                .contains("appError");
    }

    @Test
    void theLargestValueOfEachFieldCounts() {
        PageLoad load = new PageLoad();
        long tree = load.more(calls(value(7, "value", "[{},{},{}]")));
        assertThat(tree).isGreaterThan(4 * PageLoad.OF_A_VALUE);
        assertThat(load.more(calls(value(7, "opened", "[{},{},{}]")))).isEqualTo(tree + 2);
        assertThat(load.more(calls(value(7, "value", "true")))).isZero();
        assertThat(load.more(calls(value(7, "value", "[{},{},{}]")))).isZero();
    }

    @Test
    void ofEventsOnlyLongTextCounts() {
        PageLoad load = new PageLoad();
        assertThat(load.more(calls(navigation("shops", "")))).isZero();
        assertThat(load.more(calls(navigation("shops", "a".repeat(100_000))))).isGreaterThan(200_000);
    }

    private static JsonNode calls(String call) {
        return JsonMapper.shared().readTree("[" + call + "]");
    }

    private static String value(int node, String property, String value) {
        return "{\"type\":\"mSync\",\"node\":%s,\"feature\":1,\"property\":\"%s\",\"value\":%s}"
                .formatted(node, property, value);
    }

    @Test
    void aPageThatWasOpenedBeforeTheLoginEndsWithIt() {
        UnaryOperator<String> page = visitor.messages("login");
        assertThat(page.apply(navigation("login", ""))).contains("serverConnected");
        visitor.logIn(merchants.open("山田商店").email(), Merchants.PASSWORD);
        assertThat(page.apply(navigation("login", ""))).doesNotContain("serverConnected");
    }

    /** Each part of a route and each parameter is an object of its own, and the page keeps them. */
    @Test
    void aStrangersAddressIsShort() {
        String longest = "a/".repeat(PageMessages.MOST_OF_AN_ADDRESS / 2);
        assertThat(visitor.call("login", navigation(longest, "a"))).contains("appError");
        assertThat(visitor.call("login", navigation("login", longest))).contains("appError");
        assertThat(visitor.call("login", navigation(longest, ""))).doesNotContain("appError");
    }

    /** Flow copies all values of a parameter once for each further value. */
    @Test
    void aMembersAddressFitsIntoARequest() {
        visitor.logIn(merchants.open("山田商店").email(), Merchants.PASSWORD);
        String longest = "a&".repeat(PageMessages.MOST_OF_A_MEMBERS_ADDRESS / 2);
        assertThat(visitor.call("shops", navigation("", longest))).doesNotContain("appError");
        assertThat(visitor.call("shops", navigation("a", longest))).contains("appError");
    }
}
