/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openchange.mapiproxy.rop.list.KnownRops;

/** Every remote operation of [MS-OXCROPS] 2.2.2 is there, and every record of one is reached by a vector. */
class RopCompletenessTest {
    private static final String ROPS =
            """
            01 RopRelease
            02 RopOpenFolder
            03 RopOpenMessage
            04 RopGetHierarchyTable
            05 RopGetContentsTable
            06 RopCreateMessage
            07 RopGetPropertiesSpecific
            08 RopGetPropertiesAll
            09 RopGetPropertiesList
            0A RopSetProperties
            0B RopDeleteProperties
            0C RopSaveChangesMessage
            0D RopRemoveAllRecipients
            0E RopModifyRecipients
            0F RopReadRecipients
            10 RopReloadCachedInformation
            11 RopSetMessageReadFlag
            12 RopSetColumns
            13 RopSortTable
            14 RopRestrict
            15 RopQueryRows
            16 RopGetStatus
            17 RopQueryPosition
            18 RopSeekRow
            19 RopSeekRowBookmark
            1A RopSeekRowFractional
            1B RopCreateBookmark
            1C RopCreateFolder
            1D RopDeleteFolder
            1E RopDeleteMessages
            1F RopGetMessageStatus
            20 RopSetMessageStatus
            21 RopGetAttachmentTable
            22 RopOpenAttachment
            23 RopCreateAttachment
            24 RopDeleteAttachment
            25 RopSaveChangesAttachment
            26 RopSetReceiveFolder
            27 RopGetReceiveFolder
            29 RopRegisterNotification
            2A RopNotify
            2B RopOpenStream
            2C RopReadStream
            2D RopWriteStream
            2E RopSeekStream
            2F RopSetStreamSize
            30 RopSetSearchCriteria
            31 RopGetSearchCriteria
            32 RopSubmitMessage
            33 RopMoveCopyMessages
            34 RopAbortSubmit
            35 RopMoveFolder
            36 RopCopyFolder
            37 RopQueryColumnsAll
            38 RopAbort
            39 RopCopyTo
            3A RopCopyToStream
            3B RopCloneStream
            3E RopGetPermissionsTable
            3F RopGetRulesTable
            40 RopModifyPermissions
            41 RopModifyRules
            42 RopGetOwningServers
            43 RopLongTermIdFromId
            44 RopIdFromLongTermId
            45 RopPublicFolderIsGhosted
            46 RopOpenEmbeddedMessage
            47 RopSetSpooler
            48 RopSpoolerLockMessage
            49 RopGetAddressTypes
            4A RopTransportSend
            4B RopFastTransferSourceCopyMessages
            4C RopFastTransferSourceCopyFolder
            4D RopFastTransferSourceCopyTo
            4E RopFastTransferSourceGetBuffer
            4F RopFindRow
            50 RopProgress
            51 RopTransportNewMail
            52 RopGetValidAttachments
            53 RopFastTransferDestinationConfigure
            54 RopFastTransferDestinationPutBuffer
            55 RopGetNamesFromPropertyIds
            56 RopGetPropertyIdsFromNames
            57 RopUpdateDeferredActionMessages
            58 RopEmptyFolder
            59 RopExpandRow
            5A RopCollapseRow
            5B RopLockRegionStream
            5C RopUnlockRegionStream
            5D RopCommitStream
            5E RopGetStreamSize
            5F RopQueryNamedProperties
            60 RopGetPerUserLongTermIds
            61 RopGetPerUserGuid
            63 RopReadPerUserInformation
            64 RopWritePerUserInformation
            66 RopSetReadFlags
            67 RopCopyProperties
            68 RopGetReceiveFolderTable
            69 RopFastTransferSourceCopyProperties
            6B RopGetCollapseState
            6C RopSetCollapseState
            6D RopGetTransportFolder
            6E RopPending
            6F RopOptionsData
            70 RopSynchronizationConfigure
            72 RopSynchronizationImportMessageChange
            73 RopSynchronizationImportHierarchyChange
            74 RopSynchronizationImportDeletes
            75 RopSynchronizationUploadStateStreamBegin
            76 RopSynchronizationUploadStateStreamContinue
            77 RopSynchronizationUploadStateStreamEnd
            78 RopSynchronizationImportMessageMove
            79 RopSetPropertiesNoReplicate
            7A RopDeletePropertiesNoReplicate
            7B RopGetStoreState
            7E RopSynchronizationOpenCollector
            7F RopGetLocalReplicaIds
            80 RopSynchronizationImportReadStateChanges
            81 RopResetTable
            82 RopSynchronizationGetTransferState
            86 RopTellVersion
            89 RopFreeBookmark
            90 RopWriteAndCommitStream
            91 RopHardDeleteMessages
            92 RopHardDeleteMessagesAndSubfolders
            93 RopSetLocalReplicaMidsetDeleted
            9D RopFastTransferDestinationPutBufferExtended
            A3 RopWriteStreamExtended
            F9 RopBackoff
            FE RopLogon
            FF RopBufferTooSmall
            """;

    static List<RopType> types() {
        return KnownRops.all();
    }

    @Test
    void knowsEachRopOfTheSpecification() {
        assertThat(types())
                .extracting(type -> String.format("%02X %s", type.id(), type.name()))
                .containsExactlyInAnyOrderElementsOf(ROPS.lines().toList());
    }

    @Test
    void listsEachRopThatWasCompiled() {
        assertThat(types()).containsExactlyInAnyOrderElementsOf(RopTypes.all());
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasAVectorOfItsRequestAndOfItsResponse(RopType type) throws IOException {
        List<RopVector> vectors =
                RopVector.all().stream().filter(vector -> vector.type() == type).toList();

        assertThat(vectors.stream().anyMatch(RopVector::isRequest))
                .as("a request")
                .isEqualTo(type.requestClass().isPresent());
        assertThat(vectors.stream().anyMatch(vector -> !vector.isRequest()))
                .as("a response")
                .isEqualTo(type.responseClass().isPresent());
    }

    @Test
    void reachesEachRecordWithAVector() throws Exception {
        Set<Class<?>> reached = new HashSet<>();
        for (RopVector vector : RopVector.all()) {
            collect(vector.decode(), reached);
        }
        assertThat(reached).containsAll(recordsOfRops());
    }

    private static void collect(Object value, Set<Class<?>> reached) throws ReflectiveOperationException {
        if (value instanceof Record record) {
            reached.add(record.getClass());
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(component.getAccessor().invoke(record), reached);
            }
        } else if (value instanceof Optional<?> optional && optional.isPresent()) {
            collect(optional.get(), reached);
        } else if (value instanceof Collection<?> elements) {
            for (Object element : elements) {
                collect(element, reached);
            }
        }
    }

    /** The compiled records of the operations' packages. */
    private static Set<Class<?>> recordsOfRops() throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes = Path.of(RopType.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<Class<?>> records = new HashSet<>();
        try (Stream<Path> files = Files.walk(classes.resolve("org/openchange/mapiproxy/rop"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString().replace(".class", "");
                if (name.contains("/rop/list/")) {
                    continue;
                }
                Class<?> found = Class.forName(name.replace('/', '.'));
                if (found.isRecord()) {
                    records.add(found);
                }
            }
        }
        return records;
    }
}
