package jp.kagiban.rms;

import jp.kagiban.shared.Secret;

/**
 * The pair that RMS asks for, and what its calls are counted under. The caller owns and closes the secrets.
 *
 * @param paceKey the six-digit shop number of the licenseKey, or the shop's id where the key has not the usual form: one call
 *     per second, over all kinds of calls and all tenants
 */
public record RmsCredentials(Secret serviceSecret, Secret licenseKey, String paceKey) {

    @Override
    public String toString() {
        return "RmsCredentials[paceKey=" + paceKey + "]";
    }
}
