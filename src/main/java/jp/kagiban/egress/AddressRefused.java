package jp.kagiban.egress;

import java.net.UnknownHostException;

/** A host name resolves to an address that may not be called. Doesn't name the address. */
class AddressRefused extends UnknownHostException {

    AddressRefused() {
        super("The address is not public");
    }
}
