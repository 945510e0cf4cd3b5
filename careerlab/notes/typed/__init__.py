"""What people type: lines, their layout and marks, turns of a conversation, and who, where and when above them."""
