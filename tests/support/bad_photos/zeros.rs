//! Compressed zeros, as many as are wanted, without ever holding them: a zlib stream a 158th as long as what comes out.

/// RFC 1950 and 1951: one block of fixed codes, a zero and then copies of 258 bytes from one byte before.
pub fn compressed(length: u64) -> Vec<u8> {
    let mut bits = Bits {
        bytes: vec![0x78, 0x9C],
        held: 0,
        count: 0,
    };
    bits.put(0b011, 3);
    let copies = length.saturating_sub(1) / 258;
    for _ in 0..length - copies * 258 {
        // The literal 0 is 0011_0000, its highest bit first.
        bits.put(0b0000_1100, 8);
    }
    for _ in 0..copies {
        // Length 258 is code 285, 1100_0101; the distance 1 is code 0 in five bits.
        bits.put(0b1010_0011, 8);
        bits.put(0, 5);
    }
    // The end of the block is code 256 in seven bits.
    bits.put(0, 7 + 7);
    let mut bytes = bits.bytes;
    let sum = (length % 65_521) << 16 | 1;
    bytes.extend((sum as u32).to_be_bytes());
    bytes
}

struct Bits {
    bytes: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    /// The lowest bit goes first.
    fn put(&mut self, bits: u32, count: u32) {
        self.held |= bits << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }
}
