package jp.kagiban.testing;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.rms.Rms;
import jp.kagiban.rms.RmsCredentials;
import jp.kagiban.rms.RmsDiagnosis;
import jp.kagiban.rms.RmsFunction;
import jp.kagiban.rms.RmsOutcome;
import jp.kagiban.rms.RmsReply;
import jp.kagiban.rms.ShopMaster;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** An RMS that answers as a test told it, and refuses keys it was told nothing of. */
@TestComponent
@Primary
public class ScriptedRms implements Rms, RmsDiagnosis {

    public static final RmsOutcome REFUSED = new RmsOutcome.Rejected("GA0001");
    public static final RmsOutcome TAKEN = new RmsOutcome.Valid(null);

    private final Map<String, RmsOutcome> licence = new ConcurrentHashMap<>();
    private final Map<String, RmsOutcome> order = new ConcurrentHashMap<>();
    private final Map<RmsFunction, RmsOutcome> functions = new ConcurrentHashMap<>();
    private volatile RmsReply<ShopMaster> master = new RmsReply.Failed<>(REFUSED);

    /** Both APIs take the key. */
    public void takes(String key, Instant expiry) {
        says(key, new RmsOutcome.Valid(expiry), TAKEN);
    }

    public void refuses(String key) {
        says(key, REFUSED, REFUSED);
    }

    /** Both APIs give this answer. */
    public void says(String key, RmsOutcome toBoth) {
        says(key, toBoth, toBoth);
    }

    public void says(String key, RmsOutcome toLicence, RmsOutcome toOrder) {
        licence.put(key, toLicence);
        order.put(key, toOrder);
    }

    /**
     * What is heard of this function, whatever the key. Told nothing, the functions for orders answer as the order API does
     * to the key, and the others refuse.
     */
    public void saysOf(RmsFunction function, RmsOutcome outcome) {
        functions.put(function, outcome);
    }

    /** The key belongs to the shop of this address. */
    public void master(String url) {
        master = new RmsReply.Ok<>(new ShopMaster("店舗", url));
    }

    void forget() {
        functions.clear();
        master = new RmsReply.Failed<>(REFUSED);
        licence.clear();
        order.clear();
    }

    @Override
    public RmsOutcome licenceExpiry(RmsCredentials credentials) {
        return licence.getOrDefault(credentials.licenseKey().reveal(), REFUSED);
    }

    @Override
    public RmsOutcome searchOneMinute(RmsCredentials credentials) {
        return order.getOrDefault(credentials.licenseKey().reveal(), REFUSED);
    }

    @Override
    public RmsOutcome tryOut(RmsFunction function, RmsCredentials credentials) {
        boolean orders = function == RmsFunction.SEARCH_ORDER || function == RmsFunction.GET_ORDER;
        RmsOutcome untold = orders ? searchOneMinute(credentials) : REFUSED;
        return functions.getOrDefault(function, untold);
    }

    @Override
    public RmsReply<ShopMaster> shopMaster(RmsCredentials credentials) {
        return master;
    }
}
