package jp.kagiban.shop;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kagiban.rms.Rms;
import jp.kagiban.rms.RmsCredentials;
import jp.kagiban.rms.RmsDiagnosis;
import jp.kagiban.rms.RmsFunction;
import jp.kagiban.rms.RmsOutcome;
import jp.kagiban.rms.RmsReply;
import jp.kagiban.rms.ShopMaster;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An RMS that answers as a test told it, and refuses keys it was told nothing of. */
final class FakeRms implements Rms, RmsDiagnosis {

    static final RmsOutcome REFUSED = new RmsOutcome.Rejected("GA0001");
    static final RmsOutcome TAKEN = new RmsOutcome.Valid(null);

    private final Map<String, RmsOutcome> licence = new ConcurrentHashMap<>();
    private final Map<String, RmsOutcome> order = new ConcurrentHashMap<>();
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private final Map<RmsFunction, RmsOutcome> functions = new ConcurrentHashMap<>();
    private final Map<String, RmsOutcome> reading = new ConcurrentHashMap<>();
    private volatile RmsReply<ShopMaster> master = new RmsReply.Failed<>(REFUSED);
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();

    /** As it was at first. */
    void forget() {
        licence.clear();
        order.clear();
        functions.clear();
        reading.clear();
        meanwhile.clear();
        calls.clear();
        lines.clear();
        master = new RmsReply.Failed<>(REFUSED);
    }

    /** Both APIs take the key. */
    FakeRms takes(String key, Instant expiry) {
        return says(key, new RmsOutcome.Valid(expiry), TAKEN);
    }

    FakeRms refuses(String key) {
        return says(key, REFUSED, REFUSED);
    }

    FakeRms says(String key, RmsOutcome toLicence, RmsOutcome toOrder) {
        licence.put(key, toLicence);
        order.put(key, toOrder);
        return this;
    }

    /** What happens elsewhere while RMS is being asked about this key, once. */
    void meanwhile(String key, Runnable task) {
        meanwhile.put(key, task);
    }

    @Override
    public RmsOutcome licenceExpiry(RmsCredentials credentials) {
        return answer("licence", credentials, licence);
    }

    @Override
    public RmsOutcome searchOneMinute(RmsCredentials credentials) {
        return answer("order", credentials, order);
    }

    /** What the diagnosis hears of this function. */
    FakeRms saysOf(RmsFunction function, RmsOutcome outcome) {
        functions.put(function, outcome);
        return this;
    }

    /** What getOrder says to this key. */
    FakeRms saysToReading(String key, RmsOutcome outcome) {
        reading.put(key, outcome);
        return this;
    }

    FakeRms master(RmsReply<ShopMaster> reply) {
        master = reply;
        return this;
    }

    @Override
    public RmsOutcome tryOut(RmsFunction function, RmsCredentials credentials) {
        answer(function.rmsName(), credentials, Map.of());
        return functions.getOrDefault(
                function, untold(function, credentials.licenseKey().reveal()));
    }

    /** The functions for orders answer as the order API does, the others refuse. */
    private RmsOutcome untold(RmsFunction function, String key) {
        return switch (function) {
            case SEARCH_ORDER -> order.getOrDefault(key, REFUSED);
            case GET_ORDER -> reading.getOrDefault(key, order.getOrDefault(key, REFUSED));
            default -> REFUSED;
        };
    }

    @Override
    public RmsReply<ShopMaster> shopMaster(RmsCredentials credentials) {
        answer(RmsFunction.SHOP_MASTER.rmsName(), credentials, Map.of());
        return master;
    }

    private RmsOutcome answer(String api, RmsCredentials credentials, Map<String, RmsOutcome> script) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A connection is held while RMS is asked");
        }
        String key = credentials.licenseKey().reveal();
        lines.add(credentials.caller().line());
        calls.add(api + " " + credentials.serviceSecret().reveal() + ":" + key);
        Runnable task = meanwhile.remove(key);
        if (task != null) {
            task.run();
        }
        return script.getOrDefault(key, REFUSED);
    }
}
