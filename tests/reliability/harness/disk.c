/* A disk that fails, fills up, lies or takes notes: put in front of a program with LD_PRELOAD (Linux on x86-64).
 *
 * Every system call that changes a file is stopped by a seccomp filter and carried out here, whoever made it: the C
 * library, SQLite, or Rust code that calls the kernel by itself. What is asked of it stands in the environment:
 *
 *   MIMIK_DISK_UNDER    the folder that is looked at; everything else passes untouched
 *   MIMIK_DISK_FAULT    N or N+ and an error number, e.g. `17 5`: the 17th operation fails, with + all after it too;
 *                       a write that fails with an even N has written its first half
 *   MIMIK_DISK_ONLY     counts only this operation on this file, e.g. `sync /Journal/photos`
 *   MIMIK_DISK_TOLD     a file that gets a line for each failure, and the number of operations when the program ends
 *   MIMIK_DISK_ROOM     bytes by which files may still grow; then the disk is full, as long as the file
 *   MIMIK_DISK_BALLAST  is there
 *   MIMIK_DISK_SYNC     `off`: fsync and fdatasync do nothing and say that all is well
 *   MIMIK_DISK_LOG      a file that gets every operation with its bytes, and what the program says on its standard output
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <ucontext.h>
#include <unistd.h>

/* In the sixth argument, which none of these calls has: it is ours and passes the filter. */
#define OURS 0x4D494D4Bul
#define LONGEST 4096

static char under[LONGEST], ballast[LONGEST], only[LONGEST];
static size_t under_length;
static long fault_at, fault_on, fault_error;
static long long room = -1;
static int told = -1, log_to = -1, syncs = 1, lock;
static long operations;

static long call_with_five(long number, long a, long b, long c, long d, long e)
{
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = OURS;
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

static long call(long number, long a, long b, long c, long d)
{
    return call_with_five(number, a, b, c, d, 0);
}

static void say(int to, const char *text)
{
    call(SYS_write, to, (long)text, (long)strlen(text), 0);
}

/* The path behind a descriptor; empty if there is none. */
static void path_of(long descriptor, char *path)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%ld", descriptor);
    ssize_t length = readlink(link, path, LONGEST - 1);
    path[length < 0 ? 0 : length] = 0;
}

static void absolute(long folder, const char *name, char *path)
{
    if (name[0] == '/') {
        snprintf(path, LONGEST, "%s", name);
        return;
    }
    if (folder != AT_FDCWD)
        path_of(folder, path);
    else if (!getcwd(path, LONGEST))
        path[0] = 0;
    size_t length = strlen(path);
    snprintf(path + length, LONGEST - length, "/%s", name);
}

static int is_ours(const char *path)
{
    return !strncmp(path, under, under_length) && (path[under_length] == '/' || !path[under_length]);
}

/* One line of the log: kind, lengths of two paths, place, number of bytes; the paths from the folder on; the bytes. */
static void note(char kind, const char *path, const char *to, uint64_t at, uint64_t size, const void *bytes)
{
    if (log_to < 0)
        return;
    struct __attribute__((packed)) {
        char kind;
        uint32_t path, to;
        uint64_t at, size;
    } head = { kind, (uint32_t)strlen(path), (uint32_t)strlen(to), at, size };
    struct iovec parts[4] = { { &head, sizeof head },
                              { (void *)path, head.path },
                              { (void *)to, head.to },
                              { (void *)bytes, bytes ? size : 0 } };
    call(SYS_writev, log_to, (long)parts, 4, 0);
}

/* Whether this operation fails, and how. */
static long fault(const char *what, const char *path)
{
    char line[LONGEST + 64];
    snprintf(line, sizeof line, "%s %s\n", what, path + under_length);
    if (only[0] && strcmp(line, only))
        return 0;
    operations++;
    if (!fault_at || (operations != fault_at && !(fault_on && operations > fault_at)))
        return 0;
    say(told, line);
    return -fault_error;
}

/* Takes room for growth, or gives it back; false if there is none. */
static int takes(long long growth)
{
    if (room < 0 || (growth > room && ballast[0] && access(ballast, F_OK)))
        return 1;
    if (growth > room)
        return 0;
    room -= growth;
    return 1;
}

static long long size_of(const char *path)
{
    struct stat found;
    return stat(path, &found) ? 0 : (long long)found.st_size;
}

static long grow(const char *what, const char *path, uint64_t end)
{
    long long growth = (long long)end - size_of(path);
    if (growth > 0 && !takes(growth)) {
        if (told >= 0) {
            char line[LONGEST + 64];
            snprintf(line, sizeof line, "full %s %s\n", what, path + under_length);
            say(told, line);
        }
        return -ENOSPC;
    }
    return 0;
}

static long write_one(long number, long descriptor, const char *bytes, size_t size, long at)
{
    char path[LONGEST];
    path_of(descriptor, path);
    if (!is_ours(path)) {
        long done = call(number, descriptor, (long)bytes, (long)size, at);
        if (descriptor == 1 && done > 0)
            note('S', "", "", 0, (uint64_t)done, bytes);
        return done;
    }
    long failed = fault("write", path);
    if (failed && (operations % 2 || size < 2))
        return failed;
    if (failed)
        size /= 2;
    int appends = (int)call(SYS_fcntl, descriptor, F_GETFL, 0, 0) & O_APPEND;
    long from = number == SYS_pwrite64 ? at
                                       : call(SYS_lseek, descriptor, 0, appends ? SEEK_END : SEEK_CUR, 0);
    long full = grow("write", path, (uint64_t)from + size);
    if (full)
        return failed ? failed : full;
    long done = call(number, descriptor, (long)bytes, (long)size, at);
    if (done > 0)
        note('W', path + under_length, "", (uint64_t)from, (uint64_t)done, bytes);
    return failed ? failed : done;
}

static long write_parts(long number, long descriptor, const struct iovec *parts, long count, long at)
{
    /* A short write is a correct answer: the caller comes again with the rest. */
    for (long part = 0; part < count; part++)
        if (parts[part].iov_len)
            return write_one(number == SYS_writev ? SYS_write : SYS_pwrite64, descriptor, parts[part].iov_base,
                             parts[part].iov_len, at);
    return 0;
}

static long open_one(long number, long folder, const char *name, long flags, long mode)
{
    char path[LONGEST];
    absolute(folder, name, path);
    int ours = is_ours(path);
    int is_new = ours && (flags & O_CREAT) && access(path, F_OK);
    long long size = ours && (flags & O_TRUNC) ? size_of(path) : 0;
    if (ours && !(flags & O_DIRECTORY)) {
        long failed = fault(is_new ? "create" : "open", path);
        if (failed)
            return failed;
    }
    long opened = number == SYS_open ? call(number, (long)name, flags, mode, 0)
                                     : call(number, folder, (long)name, flags, mode);
    if (opened >= 0 && is_new)
        note('C', path + under_length, "", 0, 0, 0);
    else if (opened >= 0 && ours && (flags & O_TRUNC)) {
        takes(-size);
        note('T', path + under_length, "", 0, 0, 0);
    }
    return opened;
}

static long sync_one(long number, long descriptor)
{
    char path[LONGEST];
    path_of(descriptor, path);
    if (!is_ours(path))
        return call(number, descriptor, 0, 0, 0);
    long failed = fault("sync", path);
    if (failed)
        note('X', path + under_length, "", 0, 0, 0);
    if (failed || !syncs)
        return failed;
    long done = call(number, descriptor, 0, 0, 0);
    if (!done)
        note('F', path + under_length, "", 0, 0, 0);
    return done;
}

static long resize(long number, long descriptor, long size)
{
    char path[LONGEST];
    path_of(descriptor, path);
    if (!is_ours(path))
        return call(number, descriptor, size, 0, 0);
    long failed = fault("truncate", path);
    if (!failed)
        failed = grow("truncate", path, (uint64_t)size);
    long long before = size_of(path);
    long done = failed ? failed : call(number, descriptor, size, 0, 0);
    if (!done) {
        if (before > size)
            takes(size - before);
        note('T', path + under_length, "", (uint64_t)size, 0, 0);
    }
    return done;
}

static long allocate(long descriptor, long mode, long at, long size)
{
    char path[LONGEST];
    path_of(descriptor, path);
    if (!is_ours(path))
        return call(SYS_fallocate, descriptor, mode, at, size);
    long failed = fault("allocate", path);
    if (!failed)
        failed = grow("allocate", path, (uint64_t)at + (uint64_t)size);
    return failed ? failed : call(SYS_fallocate, descriptor, mode, at, size);
}

/* The flags of `renameat2` are its fifth argument; the older calls pass over it. */
static long rename_one(long number, const long *given, const char *from, const char *to)
{
    int ours = is_ours(from) || is_ours(to);
    long failed = ours ? fault("rename", to) : 0;
    if (failed)
        return failed;
    long long replaced = ours ? size_of(to) : 0;
    long done = call_with_five(number, given[0], given[1], given[2], given[3], given[4]);
    if (!done && ours) {
        takes(-replaced);
        note('R', from + (is_ours(from) ? under_length : 0), to + (is_ours(to) ? under_length : 0), 0, 0, 0);
    }
    return done;
}

static long name_one(long number, const long *given, const char *path, char kind, const char *what)
{
    int ours = is_ours(path);
    long failed = ours ? fault(what, path) : 0;
    if (failed)
        return failed;
    long long size = ours && kind == 'U' ? size_of(path) : 0;
    long done = call(number, given[0], given[1], given[2], given[3]);
    if (!done && ours) {
        takes(-size);
        note(kind, path + under_length, "", 0, 0, 0);
    }
    return done;
}

static long carry_out(long number, const long *given)
{
    char path[LONGEST], to[LONGEST];
    switch (number) {
    case SYS_write:
    case SYS_pwrite64:
        return write_one(number, given[0], (const char *)given[1], (size_t)given[2], given[3]);
    case SYS_writev:
    case SYS_pwritev:
        return write_parts(number, given[0], (const struct iovec *)given[1], given[2], given[3]);
    case SYS_open:
        return open_one(number, AT_FDCWD, (const char *)given[0], given[1], given[2]);
    case SYS_openat:
        return open_one(number, (int)given[0], (const char *)given[1], given[2], given[3]);
    case SYS_fsync:
    case SYS_fdatasync:
        return sync_one(number, given[0]);
    case SYS_ftruncate:
        return resize(number, given[0], given[1]);
    case SYS_fallocate:
        return allocate(given[0], given[1], given[2], given[3]);
    case SYS_rename:
        absolute(AT_FDCWD, (const char *)given[0], path);
        absolute(AT_FDCWD, (const char *)given[1], to);
        return rename_one(number, given, path, to);
    case SYS_renameat:
    case SYS_renameat2:
        absolute((int)given[0], (const char *)given[1], path);
        absolute((int)given[2], (const char *)given[3], to);
        return rename_one(number, given, path, to);
    case SYS_unlink:
        absolute(AT_FDCWD, (const char *)given[0], path);
        return name_one(number, given, path, 'U', "remove");
    case SYS_unlinkat:
        absolute((int)given[0], (const char *)given[1], path);
        return name_one(number, given, path, 'U', "remove");
    case SYS_rmdir:
        absolute(AT_FDCWD, (const char *)given[0], path);
        return name_one(number, given, path, 'U', "remove");
    case SYS_mkdir:
        absolute(AT_FDCWD, (const char *)given[0], path);
        return name_one(number, given, path, 'M', "folder");
    case SYS_mkdirat:
        absolute((int)given[0], (const char *)given[1], path);
        return name_one(number, given, path, 'M', "folder");
    default:
        return -ENOSYS;
    }
}

static void stopped(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    int error = errno;
    greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
    long given[5] = { registers[REG_RDI], registers[REG_RSI], registers[REG_RDX], registers[REG_R10],
                      registers[REG_R8] };
    /* One at a time: the log is the order in which things happened. */
    while (__atomic_exchange_n(&lock, 1, __ATOMIC_ACQUIRE))
        call(SYS_sched_yield, 0, 0, 0, 0);
    registers[REG_RAX] = carry_out(info->si_syscall, given);
    __atomic_store_n(&lock, 0, __ATOMIC_RELEASE);
    errno = error;
}

#define IS(number, action) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), BPF_STMT(BPF_RET | BPF_K, action)

static int filtered(void)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[5])),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OURS, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        IS(SYS_write, SECCOMP_RET_TRAP),
        IS(SYS_pwrite64, SECCOMP_RET_TRAP),
        IS(SYS_writev, SECCOMP_RET_TRAP),
        IS(SYS_pwritev, SECCOMP_RET_TRAP),
        IS(SYS_open, SECCOMP_RET_TRAP),
        IS(SYS_openat, SECCOMP_RET_TRAP),
        IS(SYS_fsync, SECCOMP_RET_TRAP),
        IS(SYS_fdatasync, SECCOMP_RET_TRAP),
        IS(SYS_ftruncate, SECCOMP_RET_TRAP),
        IS(SYS_fallocate, SECCOMP_RET_TRAP),
        IS(SYS_rename, SECCOMP_RET_TRAP),
        IS(SYS_renameat, SECCOMP_RET_TRAP),
        IS(SYS_renameat2, SECCOMP_RET_TRAP),
        IS(SYS_unlink, SECCOMP_RET_TRAP),
        IS(SYS_unlinkat, SECCOMP_RET_TRAP),
        IS(SYS_rmdir, SECCOMP_RET_TRAP),
        IS(SYS_mkdir, SECCOMP_RET_TRAP),
        IS(SYS_mkdirat, SECCOMP_RET_TRAP),
        /* Bytes that the kernel would copy unseen: the caller copies them by itself then. */
        IS(SYS_copy_file_range, SECCOMP_RET_ERRNO | ENOSYS),
        IS(SYS_sendfile, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = { sizeof filter / sizeof filter[0], filter };
    return !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) && !prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

static int opened(const char *name)
{
    const char *path = getenv(name);
    return path ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
}

__attribute__((constructor)) static void begin(void)
{
    const char *folder = getenv("MIMIK_DISK_UNDER"), *asked;
    if (!folder)
        return;
    snprintf(under, sizeof under, "%s", folder);
    under_length = strlen(under);
    if ((asked = getenv("MIMIK_DISK_FAULT"))) {
        char *rest;
        fault_at = strtol(asked, &rest, 10);
        fault_on = *rest == '+';
        fault_error = strtol(rest + fault_on, 0, 10);
    }
    if ((asked = getenv("MIMIK_DISK_ONLY")))
        snprintf(only, sizeof only, "%s\n", asked);
    if ((asked = getenv("MIMIK_DISK_ROOM")))
        room = atoll(asked);
    if ((asked = getenv("MIMIK_DISK_BALLAST")))
        snprintf(ballast, sizeof ballast, "%s", asked);
    asked = getenv("MIMIK_DISK_SYNC");
    syncs = !asked || strcmp(asked, "off");
    told = opened("MIMIK_DISK_TOLD");
    log_to = opened("MIMIK_DISK_LOG");
    struct sigaction action = { .sa_sigaction = stopped, .sa_flags = SA_SIGINFO | SA_RESTART };
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGSYS, &action, 0) || !filtered()) {
        say(2, "the disk cannot be put in front of this program\n");
        _exit(70);
    }
}

__attribute__((destructor)) static void end(void)
{
    char line[64];
    if (told >= 0) {
        snprintf(line, sizeof line, "operations %ld\n", operations);
        say(told, line);
    }
}
