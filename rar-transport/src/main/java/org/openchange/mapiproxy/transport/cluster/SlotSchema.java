/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.cluster;

import org.infinispan.protostream.GeneratedSchema;
import org.infinispan.protostream.annotations.ProtoSchema;

/** The schema of what lies in the grid. The processor makes its implementation. */
@ProtoSchema(
        includeClasses = {StoredRecord.class, StoredRecord.StoredHolder.class, StoredRecord.StoredSlot.class},
        schemaFileName = "slots.proto",
        schemaFilePath = "mapiproxy",
        schemaPackageName = "mapiproxy.slots",
        service = false)
interface SlotSchema extends GeneratedSchema {}
