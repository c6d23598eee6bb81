package jp.kagiban.rakuten;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.mall.Acceptance;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.EntryProblem;
import jp.kagiban.mall.ExpiryReading;
import jp.kagiban.mall.Family;
import jp.kagiban.mall.FoundKey;
import jp.kagiban.mall.FunctionReply;
import jp.kagiban.mall.KeyEnd;
import jp.kagiban.mall.KeyProof;
import jp.kagiban.mall.KeyUse;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.MallFunction;
import jp.kagiban.mall.MallId;
import jp.kagiban.mall.NewKey;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.mall.StageTexts;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Rakuten Ichiba (楽天市場). */
@Component
@Order(0)
class RakutenMall implements Mall {

    static final MallId ID = new MallId("rakuten");
    private static final List<MallFunction> FUNCTIONS =
            Arrays.stream(RmsFunction.values()).map(RmsFunction::function).toList();

    /** RMS grants 90 days from issue; one more day because the day of issue may count in full. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(91);

    private static final List<KeyEnd> ENDS = List.of(new KeyEnd(
            RakutenKeys.LICENSE_KEY,
            language -> RakutenFamilies.translate(language, "shop.license-key"),
            LONGEST_LIFE,
            ExpiryReading.Source.READ));

    private static final Acceptance ACCEPTANCE = new Acceptance(Duration.ofMinutes(90), Duration.ofHours(24));

    private final Rms rms;
    private final RmsDiagnosis diagnosis;
    private final OrderSource orders;
    private final RmsBreakers breakers;
    private final Settings settings;
    private final StageTexts stageTexts = new RakutenStageTexts();

    /** @param rmsOrders the bean of this name, since other malls may add their own */
    RakutenMall(Rms rms, RmsDiagnosis diagnosis, OrderSource rmsOrders, RmsBreakers breakers, Settings settings) {
        this.rms = rms;
        this.diagnosis = diagnosis;
        this.orders = rmsOrders;
        this.breakers = breakers;
        this.settings = settings;
    }

    @Override
    public MallId id() {
        return ID;
    }

    @Override
    public String name(Locale language) {
        return Locale.JAPANESE.getLanguage().equals(language.getLanguage()) ? "楽天市場" : "Rakuten Ichiba";
    }

    @Override
    public Optional<Instant> awaySince() {
        return breakers.awaySince();
    }

    @Override
    public long unansweredShops() {
        return breakers.shopsWithoutAnswer()
                .map(ShopOutages.UnansweredShops::shops)
                .orElse(0L);
    }

    @Override
    public String proposedShopName(int n) {
        return "楽天市場" + n + "号店";
    }

    @Override
    public List<Family> families() {
        return List.of(RakutenFamilies.OWN_APP, RakutenFamilies.DEVELOPER_APP);
    }

    @Override
    public boolean offers(Family family) {
        return family.equals(RakutenFamilies.OWN_APP) || settings.rms().partnerSecret() != null;
    }

    @Override
    public Map<String, Secret> heldByPortal(Family family) {
        if (family.equals(RakutenFamilies.OWN_APP)) {
            return Map.of();
        }
        String partner = settings.rms().partnerSecret();
        if (partner == null) {
            throw new IllegalStateException("This portal has no serviceSecret of a developer's app (any more)");
        }
        return Map.of(RakutenKeys.SERVICE_SECRET, Secret.of(partner));
    }

    @Override
    public Optional<String> shopCode(String cleaned) {
        return ShopAddress.code(cleaned);
    }

    @Override
    public List<EntryProblem> inspect(Family family, Map<String, String> values, @Nullable String onRecord) {
        return KeyForm.inspect(values, onRecord);
    }

    @Override
    public List<FoundKey> keysIn(String line) {
        return KeysInText.in(line);
    }

    @Override
    public Optional<String> callNumber(String key) {
        return RakutenKeys.number(key);
    }

    @Override
    public Acceptance acceptance() {
        return ACCEPTANCE;
    }

    @Override
    public List<KeyEnd> ends() {
        return ENDS;
    }

    @Override
    public KeyProof prove(NewKey newKey) {
        return new KeyProbe(newKey, rms, diagnosis).prove();
    }

    @Override
    public KeyWord check(KeyUse inUse, boolean ended) {
        return new KeyCheck(rms, ended).check(inUse);
    }

    @Override
    public List<MallFunction> functions() {
        return FUNCTIONS;
    }

    @Override
    public FunctionReply tryOut(MallFunction function, Credentials credentials) {
        return diagnosis.tryOut(RmsFunction.valueOf(function.id()), credentials);
    }

    @Override
    public Optional<OrderSource> orders() {
        return Optional.of(orders);
    }

    @Override
    public StageTexts stageTexts() {
        return stageTexts;
    }
}
