package synfire.llvm.emit;

/// The functions of a kernel that keep the lists of vectors that are awake.
///
/// A list is an i64 count and, from byte 64 on, i32 numbers. A vector is in the list of those awake exactly where its
/// byte is not 0.
final class RestFunctions {

    private RestFunctions() {}

    static String text() {
        return """
                define internal void @wake(ptr %awake, ptr %marks, i64 %vector) nounwind {
                entry:
                  %at = getelementptr i8, ptr %marks, i64 %vector
                  %mark = load i8, ptr %at, align 1
                  store i8 3, ptr %at, align 1
                  %asleep = icmp eq i8 %mark, 0
                  br i1 %asleep, label %append, label %done
                append:
                  call void @list(ptr %awake, i64 %vector)
                  br label %done
                done:
                  ret void
                }
                define internal void @list(ptr %list, i64 %vector) nounwind {
                  %count = load i64, ptr %list, align 8
                  %more = add i64 %count, 1
                  store i64 %more, ptr %list, align 8
                  %numbers = getelementptr i8, ptr %list, i64 64
                  %to = getelementptr i32, ptr %numbers, i64 %count
                  %number = trunc i64 %vector to i32
                  store i32 %number, ptr %to, align 4
                  ret void
                }
                define internal ptr @due(ptr %due, i64 %vectors, i64 %slot) nounwind {
                  %filled = add i64 %vectors, 15
                  %lines = lshr i64 %filled, 4
                  %all = add i64 %lines, 1
                  %bytes = shl i64 %all, 6
                  %at = mul i64 %bytes, %slot
                  %list = getelementptr i8, ptr %due, i64 %at
                  ret ptr %list
                }
                define internal void @announce(ptr %due, ptr %listed, i64 %vectors, i64 %slot, i64 %vector) nounwind {
                entry:
                  %row = mul i64 %slot, %vectors
                  %place = add i64 %row, %vector
                  %at = getelementptr i8, ptr %listed, i64 %place
                  %mark = load i8, ptr %at, align 1
                  %new = icmp eq i8 %mark, 0
                  br i1 %new, label %append, label %done
                append:
                  store i8 1, ptr %at, align 1
                  %list = call ptr @due(ptr %due, i64 %vectors, i64 %slot)
                  call void @list(ptr %list, i64 %vector)
                  br label %done
                done:
                  ret void
                }
                define internal void @wakeDue(ptr %due, ptr %listed, i64 %vectors, i64 %slot, ptr %awake, ptr %marks) nounwind {
                entry:
                  %list = call ptr @due(ptr %due, i64 %vectors, i64 %slot)
                  %count = load i64, ptr %list, align 8
                  store i64 0, ptr %list, align 8
                  %numbers = getelementptr i8, ptr %list, i64 64
                  %row = mul i64 %slot, %vectors
                  br label %test
                test:
                  %i = phi i64 [ 0, %entry ], [ %i1, %each ]
                  %any = icmp slt i64 %i, %count
                  br i1 %any, label %each, label %done
                each:
                  %from = getelementptr i32, ptr %numbers, i64 %i
                  %number = load i32, ptr %from, align 4
                  %vector = zext i32 %number to i64
                  %place = add i64 %row, %vector
                  %at = getelementptr i8, ptr %listed, i64 %place
                  store i8 0, ptr %at, align 1
                  call void @wake(ptr %awake, ptr %marks, i64 %vector)
                  %i1 = add i64 %i, 1
                  br label %test
                done:
                  ret void
                }
                define internal void @ascend(ptr %list) nounwind {
                entry:
                  %count = load i64, ptr %list, align 8
                  %ids = getelementptr i8, ptr %list, i64 64
                  br label %test
                test:
                  %i = phi i64 [ 1, %entry ], [ %i1, %put ]
                  %any = icmp slt i64 %i, %count
                  br i1 %any, label %each, label %done
                each:
                  %from = getelementptr i32, ptr %ids, i64 %i
                  %id = load i32, ptr %from, align 4
                  br label %down
                down:
                  %j = phi i64 [ %i, %each ], [ %before, %move ]
                  %bottom = icmp eq i64 %j, 0
                  br i1 %bottom, label %put, label %look
                look:
                  %before = sub i64 %j, 1
                  %lower = getelementptr i32, ptr %ids, i64 %before
                  %other = load i32, ptr %lower, align 4
                  %greater = icmp sgt i32 %other, %id
                  br i1 %greater, label %move, label %put
                move:
                  %up = getelementptr i32, ptr %ids, i64 %j
                  store i32 %other, ptr %up, align 4
                  br label %down
                put:
                  %here = getelementptr i32, ptr %ids, i64 %j
                  store i32 %id, ptr %here, align 4
                  %i1 = add i64 %i, 1
                  br label %test
                done:
                  ret void
                }
                """;
    }
}
