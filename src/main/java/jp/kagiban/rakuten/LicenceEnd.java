package jp.kagiban.rakuten;

import java.util.List;
import jp.kagiban.mall.ExpiryReading;
import jp.kagiban.mall.MallOutcome;

/** The one way in which a key of RMS ends, as the licence API reads it out. */
final class LicenceEnd {

    private LicenceEnd() {}

    static List<ExpiryReading> read(MallOutcome licence) {
        return licence instanceof MallOutcome.Valid valid && valid.expiry() != null
                ? List.of(new ExpiryReading(RakutenKeys.LICENSE_KEY, ExpiryReading.Source.READ, valid.expiry()))
                : List.of();
    }
}
