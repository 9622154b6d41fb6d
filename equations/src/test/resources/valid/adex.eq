dvm/dt = (gL*(EL - vm) + gL*DeltaT*exp((vm - VT)/DeltaT) + I - w)/C : volt
dw/dt = (a*(vm - EL) - w)/tauw : amp
I : amp
% constant gL 30 nS
% constant EL -70.6 mV
% constant DeltaT 2 mV
% constant VT -50.4 mV
% constant C 281 pF
% constant a 4 nS
% constant b 0.0805 nA
% constant tauw 144 ms
% constant Vr -70.6 mV
% threshold vm > 20*mV
% reset vm = Vr; w += b
