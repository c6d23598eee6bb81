package jp.kagiban.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kagiban.mall.Acceptance;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.CredentialField;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.EntryProblem;
import jp.kagiban.mall.ExpiryReading;
import jp.kagiban.mall.Family;
import jp.kagiban.mall.FunctionReply;
import jp.kagiban.mall.KeyEnd;
import jp.kagiban.mall.KeyProof;
import jp.kagiban.mall.KeyUse;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.MallCall;
import jp.kagiban.mall.MallCall.Holder;
import jp.kagiban.mall.MallCall.Question;
import jp.kagiban.mall.MallFunction;
import jp.kagiban.mall.MallId;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.NewKey;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.mall.StageTexts;
import jp.kagiban.shared.Secret;
import jp.kagiban.vault.Field;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.annotation.Order;

/**
 * 港屋モール, a mall that is not Rakuten: a key form of three fields, tokens of another alphabet, a consent that ends 28 days
 * after it was given and a certificate that ends when its member says so, no functions and no orders.
 */
@TestComponent
@Order(1)
public class Minato implements Mall {

    public static final MallId ID = new MallId("minato");
    public static final String CONSENT = "consent";
    public static final String CERTIFICATE = "certificate";
    public static final Duration CONSENT_LASTS = Duration.ofDays(28);

    private static final CredentialField PARTNER = field("partnerId", Field.CREDENTIAL_1, "パートナーID");
    private static final CredentialField PASSPHRASE = field("passphrase", Field.CREDENTIAL_2, "合言葉");
    private static final CredentialField TOKEN = field("consentToken", Field.CREDENTIAL_3, "同意トークン");
    public static final Family FAMILY = new Family(ID, "SHOP", say("店舗"), TOKEN, List.of(PARTNER, PASSPHRASE));

    private static final Pattern CODE = Pattern.compile("(?:https://)?([a-z]+)(?:\\.minato\\.example/?)?");
    private static final Pattern TOKENS = Pattern.compile("[a-z.~]+");

    private static final StageTexts WORDS = new StageTexts() {

        @Override
        public String headline(Stage stage, String shopName, long days) {
            return stage == Stage.EXPIRED ? shopName + "の同意が切れました" : shopName + "の同意はあと" + days + "日です";
        }

        @Override
        public String consequence(Stage stage) {
            return "港屋モールで同意し直してください。";
        }

        @Override
        public String manual() {
            return "案内";
        }

        @Override
        public String afterManual() {
            return "をご覧ください。";
        }
    };

    private final Map<String, Duration> taken = new ConcurrentHashMap<>();
    private volatile boolean silent;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Instant> consents = new ConcurrentHashMap<>();

    private static CredentialField field(String name, Field sealedAs, String label) {
        return new CredentialField(name, sealedAs, say(label), say(label + "の説明"), null);
    }

    private static Function<Locale, String> say(String words) {
        return _ -> words;
    }

    /** From now on this token is good. */
    public void takes(String token) {
        takes(token, CONSENT_LASTS);
    }

    /** From now on this token is good, for so long. */
    public void takes(String token, Duration lasts) {
        taken.put(token, lasts);
        silent = false;
    }

    /** From now on it takes tokens, and doesn't say when they end. */
    public void saysNothingOfEnds() {
        silent = true;
    }

    /** What it was asked with, field by field. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public MallId id() {
        return ID;
    }

    @Override
    public String name(Locale language) {
        return "港屋モール";
    }

    @Override
    public String proposedShopName(int n) {
        return "港屋" + n;
    }

    @Override
    public List<Family> families() {
        return List.of(FAMILY);
    }

    @Override
    public boolean offers(Family family) {
        return true;
    }

    @Override
    public Map<String, Secret> heldByPortal(Family family) {
        return Map.of();
    }

    @Override
    public Optional<String> shopCode(String mended) {
        Matcher code = CODE.matcher(mended);
        return code.matches() ? Optional.of(code.group(1)) : Optional.empty();
    }

    @Override
    public List<EntryProblem> inspect(Family family, Map<String, String> values, String onRecord) {
        String token = values.getOrDefault("consentToken", "");
        return token.isEmpty() || TOKENS.matcher(token).matches()
                ? List.of()
                : List.of(EntryProblem.of("consentToken", EntryProblem.Kind.FOREIGN_LETTERS));
    }

    @Override
    public Optional<String> callNumber(String key) {
        return Optional.empty();
    }

    @Override
    public Acceptance acceptance() {
        return new Acceptance(Duration.ofMinutes(5), Duration.ofHours(2));
    }

    @Override
    public List<KeyEnd> ends() {
        return List.of(
                new KeyEnd(CONSENT, say("同意の期限"), CONSENT_LASTS, ExpiryReading.Source.DERIVED),
                new KeyEnd(CERTIFICATE, say("証明書の期限"), Duration.ofDays(366), ExpiryReading.Source.TYPED));
    }

    @Override
    public KeyProof prove(NewKey newKey) {
        MallOutcome outcome = ask(newKey.key());
        consents.put(asked.getLast(), newKey.enteredAt());
        return new KeyProof(outcome, word(outcome, Holder.NEW), false);
    }

    @Override
    public KeyWord check(KeyUse inUse, boolean ended) {
        return word(ask(inUse), Holder.IN_USE);
    }

    private MallOutcome ask(KeyUse key) {
        return key.ask(this::answer);
    }

    private MallOutcome answer(Credentials credentials) {
        List<String> values = new ArrayList<>();
        FAMILY.fields()
                .forEach(field -> values.add(credentials.secret(field.name()).reveal()));
        asked.add(String.join("/", values));
        return taken.containsKey(values.getLast())
                ? new MallOutcome.Valid(null)
                : new MallOutcome.Rejected("consent_required");
    }

    private KeyWord word(MallOutcome outcome, Holder holder) {
        Instant given = consents.get(asked.getLast());
        List<ExpiryReading> ends = outcome.kind() == Answer.VALID && given != null && !silent
                ? List.of(new ExpiryReading(CONSENT, ExpiryReading.Source.DERIVED, given.plus(lasts())))
                : List.of();
        return new KeyWord(outcome, ends, false, List.of(MallCall.of(Question.PROOF, holder, outcome)));
    }

    private Duration lasts() {
        String asked = this.asked.getLast();
        return taken.getOrDefault(asked.substring(asked.lastIndexOf('/') + 1), CONSENT_LASTS);
    }

    @Override
    public List<MallFunction> functions() {
        return List.of();
    }

    @Override
    public FunctionReply tryOut(MallFunction function, Credentials credentials) {
        throw new IllegalArgumentException("There are no functions");
    }

    @Override
    public Optional<OrderSource> orders() {
        return Optional.empty();
    }

    @Override
    public StageTexts stageTexts() {
        return WORDS;
    }
}
