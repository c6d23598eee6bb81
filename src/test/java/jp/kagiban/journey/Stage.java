package jp.kagiban.journey;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kagiban.journey.Views.View;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.operator.TestDoor;
import jp.kagiban.testing.PostOffice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A portal with its ready merchants, and who opens which view of it. A new view without a parameter in its address needs no
 * line here: a member opens it, or a stranger where it stands outside the frame.
 */
final class Stage implements AutoCloseable {

    static final String YAMADA = "yamada@example.jp";
    private static final String SUZUKI = "suzuki@example.jp";
    private static final String COLLEAGUE = "ichiro@screens.example";
    private static final String GUEST = "jiro@screens.example";
    private static final String RUNNER = "sato@example.jp";
    private static final String NEWCOMER = "hanako@screens.example";
    private static final String KEEPER = "saburo@screens.example";
    private static final String PASSWORD = "Tsuki-to-Hoshi 雲 2026";

    private final Console console = new Console();
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, JsonNode> practice = new HashMap<>();
    private final Portal portal;
    private final Chromium chromium = new Chromium();
    private final Person member;
    private final Person stranger;
    private final Person operator;
    private final Person halfway;
    private final Person typist;
    private final Person beginner;
    private final Person keeper;

    Stage() throws Exception {
        PostOffice.open();
        PostOffice.empty();
        portal = Portal.fresh("stage", settings(PostOffice.freePort()));
        portal.address();
        member = someone();
        stranger = someone();
        operator = someone();
        halfway = someone();
        typist = someone();
        beginner = someone();
        keeper = someone();
    }

    /** Everybody goes where the pictures are taken. Apart from the start, so that what has started can be closed. */
    void prepare() throws Exception {
        member.open("/", "ログイン").logIn(YAMADA, Portal.DEMO_PASSWORD);
        shops();
        runPortal();
        mails();
        beginner.open("/", "ログイン").logIn(SUZUKI, Portal.DEMO_PASSWORD);
        keeper.open("/signup", "新規登録").signUp("鈴蘭堂", "三郎", KEEPER, PASSWORD);
        keeper.open(link(KEEPER, "メールアドレスの確認"), "メールアドレスの確認").press("メールアドレスを確認");
        keeper.reads("メールアドレスを確認しました。");
        addresses.putAll(new Cases(this, keeper).prepare());
        halfway.open("/", "ログイン").fill("メールアドレス", RUNNER).fill("パスワード", Portal.DEMO_PASSWORD);
        halfway.press("ログイン").sees("二段階認証");
    }

    private static Map<String, String> settings(int port) {
        Map<String, String> settings = new HashMap<>(PostOffice.settings("http://localhost:" + port));
        settings.put("KAGIBAN_PORT", String.valueOf(port));
        return settings;
    }

    private void shops() {
        member.open("/shops", "モール詳細設定");
        addresses.put("shops/:shop", member.href("楽天市場1号店"));
        addresses.put("shops/:shop/renew", member.href("楽天市場2号店") + "/renew");
        member.open("/orders", "受注一覧");
        addresses.put("orders/:number", member.firstHref("vaadin-grid a"));
        addresses.put("orders/:number/slip", addresses.get("orders/:number") + "/slip");
    }

    /** Who runs the portal needs a second factor. */
    private void runPortal() throws Exception {
        operator.open("/", "ログイン").logIn(RUNNER, Portal.DEMO_PASSWORD);
        operator.open("/security?section=factor", "セキュリティ設定").press("認証アプリを登録");
        String seed = operator.page().locator(".kb-seed").textContent();
        operator.fill("認証コード", TestFactors.codeOf(seed, Instant.now())).press("確認して有効にする");
        operator.press("保管しました");
        TestDoor.send(portal.data(), "add\n" + RUNNER);
        operator.open("/operator", "運用コンソール");
        addresses.put("operator/tenants/:tenant", operator.href("山田商店"));
    }

    private void mails() throws Exception {
        TestDoor.send(portal.data(), "invite\n" + GUEST);
        Person newcomer = someone();
        newcomer.open("/signup", "新規登録").signUp("花子商店", "花子", NEWCOMER, PASSWORD);
        newcomer.leave();
        member.open("/members", "メンバー").press("メンバーを招待");
        member.fill("メールアドレス", COLLEAGUE).press("招待メールを送る").reads(COLLEAGUE);
        stranger.open("/forgot", "パスワードの再設定").fill("メールアドレス", SUZUKI).press("再設定のメールを送る");
        String invitation = link(COLLEAGUE, "鍵番への招待");
        addresses.put("invitation/:token", invitation);
        addresses.put("invitation/:token/login", invitation + "/login");
        addresses.put("signup/:token", link(GUEST, "鍵番への招待"));
        addresses.put("verify/:token", link(NEWCOMER, "メールアドレスの確認"));
        addresses.put("reset/:token", link(SUZUKI, "パスワードの再設定"));
    }

    private String link(String address, String subject) {
        return new Letterbox(portal, address).link(subject);
    }

    Person someone() {
        return chromium.newPerson(portal, console);
    }

    /** The first of the ready merchants, logged in. */
    Person member() {
        return member;
    }

    Person stranger() {
        return stranger;
    }

    String address(View view) {
        if (view.needsMore() && !addresses.containsKey(view.template())) {
            throw new AssertionError("No picture of '" + view.template() + "': " + Stage.class.getSimpleName()
                    + " must say what stands for its parameter");
        }
        return addresses.getOrDefault(view.template(), view.path());
    }

    /** Where one is then: a view may send a stranger on to the login. */
    String arrival(View view) {
        return view.template().equals("invitation/:token/login") ? "/login" : address(view);
    }

    Person visitor(View view) {
        if (view.template().equals("second-factor")) {
            return halfway;
        }
        Person framed = view.template().startsWith("operator") ? operator : member;
        return view.framed() ? framed : stranger;
    }

    /** Somebody in a browser of their own who hasn't logged in yet. */
    Person typist() {
        return typist;
    }

    /** The owner of a company without a shop. */
    Person beginner() {
        return beginner;
    }

    /** The owner of the {@link Cases}. */
    Person keeper() {
        return keeper;
    }

    /** With what this person has logged in. */
    String passwordOf(Person person) {
        return person.equals(keeper) ? PASSWORD : Portal.DEMO_PASSWORD;
    }

    /** A key of this practice shop that is good for 90 days, at once. */
    String freshKey(String code) {
        try {
            return issue(code, 90, "PT0S").licenseKey();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What the keys of this practice shop may do that are issued from now on. */
    void allow(String code, String... functions) throws Exception {
        Map<String, Object> words = Map.of("shop", number(practice(code)), "functions", List.of(functions));
        ask("/functions", JsonMapper.shared().writeValueAsString(words));
    }

    /** Ends what a scene has let go wrong. */
    void calm() {
        weather("NORMAL");
        member.page().context().setOffline(false);
    }

    /** How the fake RMS answers all from now on. */
    void weather(String weather) {
        try {
            portal.desk("/weather", "{\"weather\": \"%s\"}".formatted(weather));
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private JsonNode practice(String code) throws Exception {
        if (!practice.containsKey(code)) {
            practice.put(code, ask("/shops", "{\"code\": \"%s\", \"name\": \"%s\"}".formatted(code, code)));
        }
        return practice.get(code);
    }

    private static String number(JsonNode shop) {
        return shop.path("number").asString();
    }

    /** A key for the practice shop of this code, good for so many days. */
    Licence issue(String code, int days, String activeAfter) throws Exception {
        JsonNode shop = practice(code);
        LocalDateTime end = Licence.now().toLocalDate().plusDays(days).atTime(LocalTime.of(23, 59, 59));
        JsonNode key = ask("/keys", """
                {"shop": "%s", "expiresAt": "%s", "activeAfter": "%s"}
                """.formatted(number(shop), end, activeAfter));
        return new Licence(
                code,
                shop.path("serviceSecret").asString(),
                key.path("licenseKey").asString(),
                end.format(Licence.SECOND));
    }

    private JsonNode ask(String path, String json) throws Exception {
        return JsonMapper.shared().readTree(portal.desk(path, json));
    }

    Console console() {
        return console;
    }

    @Override
    public void close() throws Exception {
        chromium.close();
        portal.close();
        PostOffice.close();
    }
}
