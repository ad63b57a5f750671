/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Samba's plain LZ77 (lzxpress_compress, lzxpress_decompress), measured over the blocks of a file.
 * usage: lz77_peer LIBRARY FILE; then, on standard input, lines "compress MILLIS" or "decompress MILLIS"
 * Prints for each line the MB of plain text per second of processor time, and the bytes that one pass over the file gives.
 * FILE: any number of u32 plain bytes, u32 compressed bytes, the plain block, the compressed block; little-endian.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>

typedef ssize_t (*codec)(const uint8_t *in, uint32_t in_size, uint8_t *out, uint32_t out_size);

enum { MAX_BLOCKS = 4096, ROOM = 1 << 18 };
static struct { uint32_t size[2]; uint8_t *bytes[2]; } blocks[MAX_BLOCKS];
static size_t count, plain_bytes;
static uint8_t out[ROOM];

static void die(const char *what)
{
	fprintf(stderr, "lz77_peer: %s\n", what);
	exit(1);
}

static void load(const char *path)
{
	FILE *f = fopen(path, "rb");
	if (f == NULL) die("cannot open the file of blocks");
	while (count < MAX_BLOCKS && fread(blocks[count].size, 4, 2, f) == 2) {
		for (int i = 0; i < 2; i++) {
			uint32_t n = blocks[count].size[i];
			blocks[count].bytes[i] = malloc(n);
			if (fread(blocks[count].bytes[i], 1, n, f) != n) die("the file of blocks is cut");
		}
		plain_bytes += blocks[count++].size[0];
	}
	fclose(f);
}

static size_t pass(codec run, int from, int to)
{
	size_t total = 0;
	for (size_t i = 0; i < count; i++) {
		uint32_t room = to == 0 ? blocks[i].size[0] : ROOM;
		ssize_t n = run(blocks[i].bytes[from], blocks[i].size[from], out, room);
		if (n < 0 || (to == 0 && (n != room || memcmp(out, blocks[i].bytes[0], n) != 0))) die("wrong result");
		total += n;
	}
	return total;
}

/* Processor time: what else the machine does counts little. */
static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	char verb[16];
	int millis;
	void *library = argc == 3 ? dlopen(argv[1], RTLD_NOW) : NULL;
	if (library == NULL) die(argc == 3 ? dlerror() : "usage: lz77_peer LIBRARY FILE");
	codec compress = (codec)dlsym(library, "lzxpress_compress");
	codec decompress = (codec)dlsym(library, "lzxpress_decompress");
	if (compress == NULL || decompress == NULL) die("the library has no plain LZ77");
	load(argv[2]);
	while (scanf("%15s %d", verb, &millis) == 2) {
		int compressing = strcmp(verb, "compress") == 0;
		double start = now(), passed;
		size_t passes = 0, bytes;
		do {
			bytes = compressing ? pass(compress, 0, 1) : pass(decompress, 1, 0);
			passes++;
			passed = now() - start;
		} while (passed < millis / 1000.0);
		printf("%.3f %zu\n", passes * plain_bytes / passed / 1e6, bytes);
		fflush(stdout);
	}
	return 0;
}
