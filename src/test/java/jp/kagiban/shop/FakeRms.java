package jp.kagiban.shop;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.FunctionReply;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.rakuten.Rms;
import jp.kagiban.rakuten.RmsDiagnosis;
import jp.kagiban.rakuten.RmsFunction;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An RMS that answers as a test told it, and refuses keys it was told nothing of. */
public final class FakeRms implements Rms, RmsDiagnosis {

    public static final MallOutcome REFUSED = new MallOutcome.Rejected("GA0001");
    public static final MallOutcome TAKEN = new MallOutcome.Valid(null);

    private final Map<String, MallOutcome> licence = new ConcurrentHashMap<>();
    private final Map<String, MallOutcome> order = new ConcurrentHashMap<>();
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private final Map<RmsFunction, MallOutcome> functions = new ConcurrentHashMap<>();
    private final Map<String, MallOutcome> reading = new ConcurrentHashMap<>();
    private volatile FunctionReply master = FunctionReply.of(REFUSED);
    public final List<String> calls = new CopyOnWriteArrayList<>();
    public final List<String> lines = new CopyOnWriteArrayList<>();

    /** As it was at first. */
    public void forget() {
        licence.clear();
        order.clear();
        functions.clear();
        reading.clear();
        meanwhile.clear();
        calls.clear();
        lines.clear();
        master = FunctionReply.of(REFUSED);
    }

    /** Both APIs take the key. */
    public FakeRms takes(String key, Instant expiry) {
        return says(key, new MallOutcome.Valid(expiry), TAKEN);
    }

    public FakeRms refuses(String key) {
        return says(key, REFUSED, REFUSED);
    }

    public FakeRms says(String key, MallOutcome toLicence, MallOutcome toOrder) {
        licence.put(key, toLicence);
        order.put(key, toOrder);
        return this;
    }

    /** What happens elsewhere while RMS is being asked about this key, once. */
    public void meanwhile(String key, Runnable task) {
        meanwhile.put(key, task);
    }

    @Override
    public MallOutcome licenceExpiry(Credentials credentials) {
        return answer("licence", credentials, licence);
    }

    @Override
    public MallOutcome searchOneMinute(Credentials credentials) {
        return answer("order", credentials, order);
    }

    /** What the diagnosis hears of this function. */
    public FakeRms saysOf(RmsFunction function, MallOutcome outcome) {
        functions.put(function, outcome);
        return this;
    }

    /** What getOrder says to this key. */
    public FakeRms saysToReading(String key, MallOutcome outcome) {
        reading.put(key, outcome);
        return this;
    }

    /** The key belongs to the shop of this code. */
    public FakeRms master(String code) {
        master = new FunctionReply(TAKEN, code);
        return this;
    }

    @Override
    public FunctionReply tryOut(RmsFunction function, Credentials credentials) {
        answer(function.rmsName(), credentials, Map.of());
        String key = credentials.secret("licenseKey").reveal();
        return function == RmsFunction.SHOP_MASTER
                ? master
                : FunctionReply.of(functions.getOrDefault(function, untold(function, key)));
    }

    /** The functions for orders answer as the order API does, the others refuse. */
    private MallOutcome untold(RmsFunction function, String key) {
        return switch (function) {
            case SEARCH_ORDER -> order.getOrDefault(key, REFUSED);
            case GET_ORDER -> reading.getOrDefault(key, order.getOrDefault(key, REFUSED));
            default -> REFUSED;
        };
    }

    private MallOutcome answer(String api, Credentials credentials, Map<String, MallOutcome> script) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A connection is held while RMS is asked");
        }
        String key = credentials.secret("licenseKey").reveal();
        lines.add(credentials.caller().line());
        calls.add(api + " " + credentials.secret("serviceSecret").reveal() + ":" + key);
        Runnable task = meanwhile.remove(key);
        if (task != null) {
            task.run();
        }
        return script.getOrDefault(key, REFUSED);
    }
}
